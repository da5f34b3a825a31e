/** Clock and calendar words in the reader's own zone. */

const clock = new Intl.DateTimeFormat("en-US", { hour: "numeric", minute: "2-digit" });
const full = new Intl.DateTimeFormat("en-US", {
  weekday: "long",
  month: "long",
  day: "numeric",
  hour: "numeric",
  minute: "2-digit",
});
const DAY_MS = 86_400_000;

/** @param {string} ts seconds, as Slack writes them */
function dateOf(ts) {
  return new Date(Number(ts) * 1000);
}

/** "2:05 PM" */
export const timeText = (ts) => clock.format(dateOf(ts));

/** "Tuesday, November 18, 2:05 PM" */
export const fullText = (ts) => full.format(dateOf(ts));

/** A key that is equal for two times on the same day. */
export const dayKey = (ts) => dateOf(ts).toDateString();

/** "Today", "Yesterday" or "Tuesday, November 18th" */
export function dayText(ts) {
  return nearDay(dateOf(ts), true) ?? longDay(dateOf(ts));
}

function nearDay(date, capital) {
  const midnight = (one) => new Date(one.getFullYear(), one.getMonth(), one.getDate()).getTime();
  const days = Math.round((midnight(date) - midnight(new Date())) / DAY_MS);
  const word = { "-1": "yesterday", 0: "today", 1: "tomorrow" }[days];
  if (!word) return null;
  return capital ? word[0].toUpperCase() + word.slice(1) : word;
}

function ordinal(day) {
  const teen = day % 100 > 10 && day % 100 < 14;
  return `${day}${teen ? "th" : ({ 1: "st", 2: "nd", 3: "rd" }[day % 10] ?? "th")}`;
}

const part = (date, options) => new Intl.DateTimeFormat("en-US", options).format(date);
const monthDay = (date, month) => `${part(date, { month })} ${ordinal(date.getDate())}`;
const withYear = (date, text) =>
  date.getFullYear() === new Date().getFullYear() ? text : `${text}, ${date.getFullYear()}`;
const longDay = (date) =>
  withYear(date, `${part(date, { weekday: "long" })}, ${monthDay(date, "long")}`);

function ago(date) {
  const relative = new Intl.RelativeTimeFormat("en-US", { numeric: "auto" });
  const seconds = (date.getTime() - Date.now()) / 1000;
  for (const [unit, size] of [
    ["year", 31_536_000],
    ["month", 2_592_000],
    ["day", 86_400],
    ["hour", 3600],
    ["minute", 60],
  ]) {
    if (Math.abs(seconds) >= size) return relative.format(Math.round(seconds / size), unit);
  }
  return relative.format(Math.round(seconds), "second");
}

const TOKENS = {
  date_num: (d) =>
    `${d.getFullYear()}-${String(d.getMonth() + 1).padStart(2, "0")}-${String(d.getDate()).padStart(2, "0")}`,
  date_slash: (d) => part(d, { year: "numeric", month: "2-digit", day: "2-digit" }),
  date: (d) => withYear(d, monthDay(d, "long")),
  date_short: (d) => part(d, { month: "short", day: "numeric", year: "numeric" }),
  date_long: (d) => `${part(d, { weekday: "long" })}, ${monthDay(d, "long")}, ${d.getFullYear()}`,
  date_pretty: (d) => nearDay(d, false) ?? TOKENS.date(d),
  date_short_pretty: (d) => nearDay(d, false) ?? TOKENS.date_short(d),
  date_long_pretty: (d) => nearDay(d, false) ?? TOKENS.date_long(d),
  date_long_full: (d) => TOKENS.date_long(d),
  day_divider_pretty: (d) => nearDay(d, true) ?? longDay(d),
  time: (d) => clock.format(d),
  time_secs: (d) => part(d, { hour: "numeric", minute: "2-digit", second: "2-digit" }),
  ago,
};

/** Slack's date templates, "{date_short} at {time}"; null when a token is unknown. */
export function formatDate(seconds, template) {
  const date = dateOf(seconds);
  let known = !Number.isNaN(date.getTime());
  const text = template.replace(/\{(\w+)\}/g, (_, token) => {
    if (!TOKENS[token]) known = false;
    return known ? TOKENS[token](date) : "";
  });
  return known ? text : null;
}
