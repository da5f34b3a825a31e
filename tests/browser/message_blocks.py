"""Every block and element that the page can draw in a message."""

from tests.browser.kit import (
    IMAGE,
    NOON,
    PIXEL,
    ROLES,
    Json,
    button,
    mrkdwn,
    option,
    plain,
    section,
)

CONFIRM: Json = {
    "title": plain("Drop this statement?"),
    "text": mrkdwn("It leaves the draft. You can *undo* this."),
    "confirm": plain("Drop"),
    "deny": plain("Keep"),
    "style": "danger",
}

RICH_TEXT: Json = {
    "type": "rich_text",
    "block_id": "rich",
    "elements": [
        {
            "type": "rich_text_section",
            "elements": [
                {"type": "text", "text": "Bold", "style": {"bold": True}},
                {"type": "text", "text": ", "},
                {"type": "text", "text": "italic", "style": {"italic": True}},
                {"type": "text", "text": ", "},
                {"type": "text", "text": "struck", "style": {"strike": True}},
                {"type": "text", "text": ", "},
                {"type": "text", "text": "code", "style": {"code": True}},
                {"type": "text", "text": " and "},
                {"type": "link", "url": "https://example.com", "text": "a link"},
                {"type": "text", "text": " for "},
                {"type": "user", "user_id": "UMAYA"},
                {"type": "text", "text": " in "},
                {"type": "channel", "channel_id": "CGENERAL"},
                {"type": "text", "text": " with "},
                {"type": "emoji", "name": "tada"},
                {"type": "text", "text": " and "},
                {"type": "broadcast", "range": "here"},
                {"type": "text", "text": " on "},
                {"type": "date", "timestamp": NOON, "format": "{date_long}", "fallback": "a day"},
                {"type": "text", "text": " in "},
                {"type": "color", "value": "#1f6f8b"},
            ],
        },
        {
            "type": "rich_text_list",
            "style": "bullet",
            "indent": 0,
            "elements": [
                {"type": "rich_text_section", "elements": [{"type": "text", "text": "Outer"}]}
            ],
        },
        {
            "type": "rich_text_list",
            "style": "ordered",
            "indent": 1,
            "elements": [
                {"type": "rich_text_section", "elements": [{"type": "text", "text": "Inner a"}]},
                {"type": "rich_text_section", "elements": [{"type": "text", "text": "Inner b"}]},
            ],
        },
        {"type": "rich_text_quote", "elements": [{"type": "text", "text": "A quotation"}]},
        {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "let x = 1"}]},
    ],
}

MARKDOWN = """## What changed
**Checkout** latency fell from *900 ms* to `240 ms`.

1. Measured it
2. Fixed the slow query
   - with an index
- [x] Told [support](https://example.com)

> They noticed.

| Month | Latency |
| --- | ---: |
| May | 900 |
| June | 240 |

```
select 1
```
"""

CATEGORIES = ["Year 1", "Year 2", "Year 3", "Year 4"]
VALUES = {"Base": (120, 124, 128, 133), "Equity": (40, 40, 30, 20)}


def chart(kind: str) -> Json:
    series = [
        {
            "name": name,
            "data": [{"label": c, "value": v} for c, v in zip(CATEGORIES, row, strict=True)],
        }
        for name, row in VALUES.items()
    ]
    axes = {"categories": CATEGORIES, "x_label": "Year of the grant", "y_label": "Thousands"}
    body = {"type": kind, "series": series, "axis_config": axes}
    if kind == "pie":
        body = {
            "type": kind,
            "segments": [{"label": k, "value": sum(v)} for k, v in VALUES.items()],
        }
    return {
        "type": "data_visualization",
        "block_id": kind,
        "title": f"A {kind} chart",
        "chart": body,
    }


def cells(*texts: str) -> list[Json]:
    return [{"type": "raw_text", "text": text} for text in texts]


TABLE: Json = {
    "type": "table",
    "block_id": "table",
    "column_settings": [{"is_wrapped": True}, {"align": "right"}],
    "rows": [
        cells("Statement", "Level"),
        cells("Cut checkout latency", "5"),
        cells("Mentored", "2"),
    ],
}
DATA_TABLE: Json = {
    "type": "data_table",
    "block_id": "data_table",
    "caption": "Outcomes by level",
    "page_size": 3,
    "rows": [
        cells("Outcome", "Level"),
        *(
            [{"type": "raw_text", "text": f"Outcome {n}"}, {"type": "raw_number", "value": n}]
            for n in (5, 3, 1, 4, 2)
        ),
    ],
}
CARD: Json = {
    "type": "card",
    "block_id": "card",
    "hero_image": IMAGE,
    "icon": IMAGE,
    "title": mrkdwn("Readiness"),
    "subtitle": mrkdwn("Four of six"),
    "body": mrkdwn("Next: say what *breaks* without you."),
    "actions": [button("Open", "open_card")],
}

MESSAGE_BLOCKS: list[Json] = [
    {"type": "header", "block_id": "header", "text": plain("Your draft is ready :tada:")},
    section(
        "*Closed 120 tickets* has _two_ ~weak~ `weak` spots, see <https://example.com|why>, "
        f"<@UMAYA> and <#CGENERAL>, <!here>, <!date^{NOON}^{{date_short}}|a day>, R&amp;D &lt;3 "
        ":rocket:\n&gt; a quotation\n```pre  formatted```",
        accessory=button("Strengthen", "strengthen", style="primary"),
    ),
    {
        "type": "section",
        "block_id": "fields",
        "fields": [mrkdwn("*Role*\nEngineer"), mrkdwn("*Talk*\n3 December")],
    },
    {"type": "divider", "block_id": "divider"},
    {
        "type": "actions",
        "block_id": "actions",
        "elements": [
            button("Strengthen", "strengthen_2", style="primary"),
            button("Edit", "edit"),
            button("Drop", "drop", style="danger", confirm=CONFIRM),
            button("Read more", "more", url="https://example.com"),
            {
                "type": "static_select",
                "action_id": "pick",
                "placeholder": plain("Choose a frame"),
                "options": ROLES,
            },
            {"type": "datepicker", "action_id": "when", "placeholder": plain("Date of the talk")},
            {
                "type": "overflow",
                "action_id": "rest",
                "options": [option("Copy"), option("Share", description="with your mentor")],
            },
            {"type": "workflow_button", "action_id": "flow", "text": plain("Run a workflow")},
        ],
    },
    {
        "type": "context",
        "block_id": "context",
        "elements": [IMAGE, mrkdwn("Kept as a *draft* · nothing leaves this conversation")],
    },
    RICH_TEXT,
    {"type": "markdown", "text": MARKDOWN},
    {**IMAGE, "block_id": "image", "title": plain("The lake")},
    TABLE,
    DATA_TABLE,
    *(chart(kind) for kind in ("bar", "line", "area", "pie")),
    CARD,
    {"type": "carousel", "block_id": "carousel", "elements": [CARD, CARD]},
    {
        "type": "container",
        "block_id": "container",
        "title": plain("Details"),
        "subtitle": plain("Three reasons"),
        "is_collapsible": True,
        "child_blocks": [section("Inside the container")],
    },
    {
        "type": "video",
        "block_id": "video",
        "title": plain("How it works"),
        "title_url": "https://example.com/v",
        "video_url": "https://example.com/v",
        "thumbnail_url": PIXEL,
        "alt_text": "A talk",
        "description": plain("Two minutes"),
        "author_name": "Northlight",
    },
    {"type": "file", "block_id": "file", "external_id": "brief-1", "source": "remote"},
    {
        "type": "context_actions",
        "block_id": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "action_id": "feedback",
                "positive_button": {"text": plain("Good"), "value": "good"},
                "negative_button": {"text": plain("Bad"), "value": "bad"},
            },
            {"type": "icon_button", "action_id": "bin", "icon": "trash", "text": plain("Delete")},
        ],
    },
]
