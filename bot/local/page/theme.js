/** Light and dark: the system's choice until the person makes one. */

const KEY = "theme";
const system = matchMedia("(prefers-color-scheme: dark)");

export function isDark() {
  return (document.documentElement.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
}

export function toggleTheme() {
  const chosen = isDark() ? "light" : "dark";
  document.documentElement.dataset.theme = chosen;
  localStorage.setItem(KEY, chosen);
}

/** @param {() => void} changed called when the system's choice changes */
export function startTheme(changed) {
  const kept = localStorage.getItem(KEY);
  if (kept === "light" || kept === "dark") document.documentElement.dataset.theme = kept;
  system.addEventListener("change", changed);
}
