/** The common emoji by Slack's short names. Custom emoji are unknown here and stay as typed. */

import { h } from "./dom.js";

const NAMES = read(
  "grinning 😀 smiley 😃 smile 😄 grin 😁 laughing 😆 satisfied 😆 sweat_smile 😅 rolling_on_the_floor_laughing 🤣 " +
    "joy 😂 slightly_smiling_face 🙂 upside_down_face 🙃 wink 😉 blush 😊 innocent 😇 heart_eyes 😍 star-struck 🤩 " +
    "kissing_heart 😘 yum 😋 stuck_out_tongue 😛 stuck_out_tongue_winking_eye 😜 hugging_face 🤗 thinking_face 🤔 " +
    "zipper_mouth_face 🤐 face_with_raised_eyebrow 🤨 neutral_face 😐 expressionless 😑 no_mouth 😶 smirk 😏 " +
    "unamused 😒 face_with_rolling_eyes 🙄 grimacing 😬 relieved 😌 pensive 😔 sleepy 😪 sleeping 😴 mask 😷 " +
    "exploding_head 🤯 face_with_cowboy_hat 🤠 partying_face 🥳 sunglasses 😎 nerd_face 🤓 face_with_monocle 🧐 " +
    "confused 😕 worried 😟 slightly_frowning_face 🙁 white_frowning_face ☹️ open_mouth 😮 hushed 😯 astonished 😲 " +
    "flushed 😳 pleading_face 🥺 frowning 😦 anguished 😧 fearful 😨 cold_sweat 😰 disappointed_relieved 😥 cry 😢 " +
    "sob 😭 scream 😱 persevere 😣 disappointed 😞 sweat 😓 weary 😩 tired_face 😫 yawning_face 🥱 triumph 😤 rage 😡 " +
    "angry 😠 skull 💀 hankey 💩 poop 💩 robot_face 🤖 ghost 👻 alien 👽 see_no_evil 🙈 hear_no_evil 🙉 speak_no_evil 🙊 " +
    "heart ❤️ orange_heart 🧡 yellow_heart 💛 green_heart 💚 blue_heart 💙 purple_heart 💜 black_heart 🖤 " +
    "white_heart 🤍 broken_heart 💔 sparkling_heart 💖 two_hearts 💕 100 💯 anger 💢 boom 💥 dizzy 💫 sweat_drops 💦 " +
    "dash 💨 hole 🕳️ bomb 💣 speech_balloon 💬 thought_balloon 💭 zzz 💤 " +
    "wave 👋 raised_hand ✋ hand ✋ vulcan_salute 🖖 ok_hand 👌 pinching_hand 🤏 v ✌️ crossed_fingers 🤞 the_horns 🤘 " +
    "call_me_hand 🤙 point_left 👈 point_right 👉 point_up_2 👆 point_down 👇 point_up ☝️ +1 👍 thumbsup 👍 -1 👎 " +
    "thumbsdown 👎 fist ✊ facepunch 👊 clap 👏 raised_hands 🙌 open_hands 👐 handshake 🤝 pray 🙏 writing_hand ✍️ " +
    "muscle 💪 brain 🧠 eyes 👀 eye 👁️ ear 👂 baby 👶 man 👨 woman 👩 adult 🧑 technologist 🧑‍💻 male-technologist 👨‍💻 " +
    "female-technologist 👩‍💻 office_worker 🧑‍💼 teacher 🧑‍🏫 health_worker 🧑‍⚕️ judge 🧑‍⚖️ mechanic 🧑‍🔧 " +
    "scientist 🧑‍🔬 cook 🧑‍🍳 shrug 🤷 face_palm 🤦 raising_hand 🙋 bow 🙇 walking 🚶 runner 🏃 running 🏃 dancer 💃 " +
    "busts_in_silhouette 👥 bust_in_silhouette 👤 speaking_head_in_silhouette 🗣️ footprints 👣 " +
    "dog 🐶 cat 🐱 mouse 🐭 fox_face 🦊 bear 🐻 panda_face 🐼 lion_face 🦁 monkey_face 🐵 chicken 🐔 penguin 🐧 bird 🐦 " +
    "owl 🦉 unicorn_face 🦄 bee 🐝 bug 🐛 butterfly 🦋 snail 🐌 turtle 🐢 snake 🐍 octopus 🐙 whale 🐳 dolphin 🐬 " +
    "elephant 🐘 sloth 🦥 " +
    "seedling 🌱 evergreen_tree 🌲 deciduous_tree 🌳 palm_tree 🌴 cactus 🌵 herb 🌿 four_leaf_clover 🍀 maple_leaf 🍁 " +
    "fallen_leaf 🍂 leaves 🍃 mushroom 🍄 bouquet 💐 tulip 🌷 rose 🌹 sunflower 🌻 cherry_blossom 🌸 earth_africa 🌍 " +
    "earth_americas 🌎 earth_asia 🌏 globe_with_meridians 🌐 new_moon 🌑 full_moon 🌕 crescent_moon 🌙 sunny ☀️ " +
    "star ⭐ star2 🌟 sparkles ✨ zap ⚡ fire 🔥 rainbow 🌈 cloud ☁️ partly_sunny ⛅ rain_cloud 🌧️ snowflake ❄️ " +
    "snowman ⛄ umbrella ☔ ocean 🌊 droplet 💧 mountain ⛰️ volcano 🌋 desert_island 🏝️ " +
    "apple 🍎 green_apple 🍏 pear 🍐 tangerine 🍊 lemon 🍋 banana 🍌 watermelon 🍉 grapes 🍇 strawberry 🍓 peach 🍑 " +
    "pineapple 🍍 avocado 🥑 carrot 🥕 hot_pepper 🌶️ bread 🍞 cheese_wedge 🧀 hamburger 🍔 fries 🍟 pizza 🍕 taco 🌮 " +
    "sushi 🍣 cookie 🍪 cake 🍰 birthday 🎂 doughnut 🍩 chocolate_bar 🍫 popcorn 🍿 coffee ☕ tea 🍵 beer 🍺 beers 🍻 " +
    "wine_glass 🍷 champagne 🍾 fork_and_knife 🍴 " +
    "car 🚗 taxi 🚕 bus 🚌 bike 🚲 truck 🚚 train 🚆 airplane ✈️ rocket 🚀 flying_saucer 🛸 helicopter 🚁 boat ⛵ " +
    "sailboat ⛵ anchor ⚓ ship 🚢 construction 🚧 rotating_light 🚨 traffic_light 🚥 vertical_traffic_light 🚦 " +
    "checkered_flag 🏁 triangular_flag_on_post 🚩 world_map 🗺️ compass 🧭 house 🏠 office 🏢 hospital 🏥 bank 🏦 " +
    "school 🏫 factory 🏭 classical_building 🏛️ bridge_at_night 🌉 tent ⛺ " +
    "soccer ⚽ basketball 🏀 football 🏈 tennis 🎾 trophy 🏆 medal 🎖️ sports_medal 🏅 first_place_medal 🥇 " +
    "second_place_medal 🥈 third_place_medal 🥉 dart 🎯 bowling 🎳 game_die 🎲 jigsaw 🧩 chess_pawn ♟️ video_game 🎮 " +
    "art 🎨 performing_arts 🎭 musical_note 🎵 notes 🎶 microphone 🎤 headphones 🎧 guitar 🎸 tada 🎉 confetti_ball 🎊 " +
    "balloon 🎈 gift 🎁 ticket 🎫 crystal_ball 🔮 " +
    "watch ⌚ iphone 📱 phone ☎️ telephone_receiver 📞 computer 💻 desktop_computer 🖥️ keyboard ⌨️ printer 🖨️ " +
    "floppy_disk 💾 cd 💿 camera 📷 movie_camera 🎥 tv 📺 battery 🔋 electric_plug 🔌 bulb 💡 flashlight 🔦 candle 🕯️ " +
    "money_with_wings 💸 dollar 💵 yen 💴 euro 💶 pound 💷 moneybag 💰 credit_card 💳 gem 💎 scales ⚖️ balance_scale ⚖️ " +
    "toolbox 🧰 wrench 🔧 hammer 🔨 hammer_and_wrench 🛠️ pick ⛏️ nut_and_bolt 🔩 gear ⚙️ chains ⛓️ magnet 🧲 " +
    "alembic ⚗️ test_tube 🧪 microscope 🔬 telescope 🔭 syringe 💉 pill 💊 dna 🧬 key 🔑 lock 🔒 unlock 🔓 " +
    "closed_lock_with_key 🔐 lock_with_ink_pen 🔏 shield 🛡️ door 🚪 chair 🪑 hourglass ⌛ hourglass_flowing_sand ⏳ " +
    "alarm_clock ⏰ stopwatch ⏱️ timer_clock ⏲️ clock1 🕐 clock2 🕑 clock3 🕒 clock4 🕓 clock5 🕔 clock6 🕕 clock7 🕖 " +
    "clock8 🕗 clock9 🕘 clock10 🕙 clock11 🕚 clock12 🕛 thermometer 🌡️ bell 🔔 no_bell 🔕 loudspeaker 📢 mega 📣 " +
    "label 🏷️ bookmark 🔖 shopping_trolley 🛒 ladder 🪜 magic_wand 🪄 " +
    "envelope ✉️ email 📧 e-mail 📧 incoming_envelope 📨 inbox_tray 📥 outbox_tray 📤 package 📦 mailbox 📫 postbox 📮 " +
    "ballot_box_with_ballot 🗳️ pencil2 ✏️ black_nib ✒️ lower_left_fountain_pen 🖋️ lower_left_ballpoint_pen 🖊️ " +
    "lower_left_paintbrush 🖌️ memo 📝 pencil 📝 briefcase 💼 file_folder 📁 open_file_folder 📂 " +
    "card_index_dividers 🗂️ date 📅 calendar 📆 spiral_calendar_pad 🗓️ spiral_note_pad 🗒️ card_index 📇 " +
    "chart_with_upwards_trend 📈 chart_with_downwards_trend 📉 bar_chart 📊 chart 💹 clipboard 📋 pushpin 📌 " +
    "round_pushpin 📍 paperclip 📎 linked_paperclips 🖇️ straight_ruler 📏 triangular_ruler 📐 scissors ✂️ " +
    "card_file_box 🗃️ file_cabinet 🗄️ wastebasket 🗑️ newspaper 📰 notebook 📓 notebook_with_decorative_cover 📔 " +
    "ledger 📒 closed_book 📕 green_book 📗 blue_book 📘 orange_book 📙 books 📚 book 📖 open_book 📖 scroll 📜 " +
    "page_facing_up 📄 page_with_curl 📃 bookmark_tabs 📑 receipt 🧾 link 🔗 mag 🔍 mag_right 🔎 " +
    "warning ⚠️ no_entry ⛔ no_entry_sign 🚫 x ❌ o ⭕ white_check_mark ✅ heavy_check_mark ✔️ " +
    "ballot_box_with_check ☑️ heavy_multiplication_x ✖️ heavy_plus_sign ➕ heavy_minus_sign ➖ " +
    "heavy_division_sign ➗ question ❓ grey_question ❔ exclamation ❗ heavy_exclamation_mark ❗ grey_exclamation ❕ " +
    "bangbang ‼️ interrobang ⁉️ recycle ♻️ infinity ♾️ information_source ℹ️ abc 🔤 new 🆕 free 🆓 ok 🆗 up 🆙 " +
    "cool 🆒 sos 🆘 top 🔝 soon 🔜 back 🔙 end 🔚 on 🔛 arrow_up ⬆️ arrow_down ⬇️ arrow_left ⬅️ arrow_right ➡️ " +
    "arrow_upper_right ↗️ arrow_lower_right ↘️ arrow_lower_left ↙️ arrow_upper_left ↖️ arrow_up_down ↕️ " +
    "left_right_arrow ↔️ arrows_counterclockwise 🔄 arrows_clockwise 🔃 leftwards_arrow_with_hook ↩️ " +
    "arrow_right_hook ↪️ arrow_forward ▶️ arrow_backward ◀️ double_vertical_bar ⏸️ black_square_for_stop ⏹️ " +
    "fast_forward ⏩ rewind ⏪ repeat 🔁 zero 0️⃣ one 1️⃣ two 2️⃣ three 3️⃣ four 4️⃣ five 5️⃣ six 6️⃣ seven 7️⃣ " +
    "eight 8️⃣ nine 9️⃣ keycap_ten 🔟 hash #️⃣ red_circle 🔴 large_orange_circle 🟠 large_yellow_circle 🟡 " +
    "large_green_circle 🟢 large_blue_circle 🔵 large_purple_circle 🟣 large_brown_circle 🟤 black_circle ⚫ " +
    "white_circle ⚪ large_red_square 🟥 large_orange_square 🟧 large_yellow_square 🟨 large_green_square 🟩 " +
    "large_blue_square 🟦 large_purple_square 🟪 black_large_square ⬛ white_large_square ⬜ small_blue_diamond 🔹 " +
    "small_orange_diamond 🔸 large_blue_diamond 🔷 large_orange_diamond 🔶 small_red_triangle 🔺 " +
    "small_red_triangle_down 🔻 radio_button 🔘 black_small_square ▪️ white_small_square ▫️ flag-us 🇺🇸 flag-gb 🇬🇧 " +
    "flag-de 🇩🇪 flag-fr 🇫🇷 flag-in 🇮🇳 flag-ca 🇨🇦 flag-eu 🇪🇺 jp 🇯🇵 white_flag 🏳️ copyright ©️ registered ®️ " +
    "tm ™️ peace_symbol ☮️ yin_yang ☯️ ",
);

function read(list) {
  const words = list.trim().split(" ");
  const names = new Map();
  for (let index = 0; index < words.length; index += 2) names.set(words[index], words[index + 1]);
  return names;
}

/** @param {string} name without colons @returns {string|undefined} */
export const emoji = (name) => NAMES.get(name.split("::")[0]);

/** @param {string} name without colons @returns {import("./dom.js").VNode|null} */
export function emojiNode(name) {
  const character = emoji(name);
  if (!character) return null;
  const label = name.split("::")[0].replaceAll("_", " ");
  return h(
    "span",
    { class: "emoji", role: "img", "aria-label": `${label} emoji`, title: `:${name}:` },
    character,
  );
}
