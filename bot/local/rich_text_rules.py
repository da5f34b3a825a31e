"""What Slack accepts as rich text."""

from bot.local.schema import Check, array, boolean, by_type, enum, integer, obj, one, string

_MOST = 1000
_STYLE = {
    "style": obj({}, dict.fromkeys(("bold", "code", "italic", "strike", "underline"), boolean))
}
_MENTION_STYLE = {
    "style": obj(
        {},
        dict.fromkeys(
            ("bold", "client_highlight", "highlight", "italic", "strike", "unlink"), boolean
        ),
    )
}
_TYPE: dict[str, Check] = {"type": one}

_INLINE = by_type(
    {
        "text": obj({**_TYPE, "text": string()}, _STYLE),
        "link": obj({**_TYPE, "url": string()}, {"text": string(), "unsafe": boolean, **_STYLE}),
        "emoji": obj({**_TYPE, "name": string()}, {"unicode": string(), **_STYLE}),
        "user": obj({**_TYPE, "user_id": string()}, _MENTION_STYLE),
        "usergroup": obj({**_TYPE, "usergroup_id": string()}, _MENTION_STYLE),
        "channel": obj({**_TYPE, "channel_id": string()}, _MENTION_STYLE),
        "broadcast": obj({**_TYPE, "range": enum("channel", "everyone", "here")}, _STYLE),
        "color": obj({**_TYPE, "value": string()}, _STYLE),
        "date": obj(
            {**_TYPE, "timestamp": integer(0, 10**12), "format": string()},
            {"url": string(), "fallback": string(), **_STYLE},
        ),
    }
)
_INLINES = array(_INLINE, 0, _MOST)
_SECTION = obj({**_TYPE, "elements": _INLINES}, {})

RICH_TEXT = obj(
    {
        "type": enum("rich_text"),
        "elements": array(
            by_type(
                {
                    "rich_text_section": _SECTION,
                    "rich_text_preformatted": obj(
                        {**_TYPE, "elements": _INLINES},
                        {"border": integer(0, 1), "language": string()},
                    ),
                    "rich_text_quote": obj(
                        {**_TYPE, "elements": _INLINES}, {"border": integer(0, 1)}
                    ),
                    "rich_text_list": obj(
                        {
                            **_TYPE,
                            "style": enum("bullet", "ordered"),
                            "elements": array(by_type({"rich_text_section": _SECTION}), 1, _MOST),
                        },
                        {
                            "indent": integer(0, 8),
                            "offset": integer(0, _MOST),
                            "border": integer(0, 1),
                        },
                    ),
                }
            ),
            1,
            _MOST,
        ),
    },
    {"block_id": string(0, 255)},
)
