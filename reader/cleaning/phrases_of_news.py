"""The words of the furniture of newspapers' and broadcasters' pages, like those of `phrases`."""

from collections.abc import Mapping

WHOLE: Mapping[str, str] = {
    "embed": (
        "video | videos | image | gallery | replay | must watch | just watched | show thumbnails | "
        "show captions | last slidenext slide | last slide next slide | autoplay | view photo | "
        "view photos | buy photo | buy photos | more videos | "
        "media playback is unsupported on your device | media playback is not supported on this device | "
        "watch live | unable to play media | click to play | tap to unmute | replay video | skip video | "
        "video transcript back to video | back to video | this video is not available | live tv | "
        "click to view more | slideshow by photo services | hide captions | view all photos | "
        "loading article content | enlarge this image | toggle caption | hide caption | "
        "report this post | copy this link | view on twitter | view on instagram | view on facebook | "
        "allow twitter content | embedded content | this content is not available in your region | "
        "skip advertisement | "
        "fullscreen image | media caption | image gallery caption | play episode | listen to the story | "
        "skip to next video | pause video | audio unavailable | play now"
    ),
    "related": (
        "trending news | sponsored stories | recommended by outbrain | recommended by | "
        "you may like these | from the homepage | top headlines | more headlines | latest headlines | "
        "trending articles | popular on | must reads today | in the news | more from author | "
        "read the full article here | more from this author | more from this series | people also read | "
        "readers also like | also from this section | more in this section | stories you might like | "
        "the latest | latest video | latest videos | trending videos | most read news | "
        "most read stories | most popular stories | most read articles | top videos | best of the web | "
        "paid stories | recommended videos | suggested for you | more for you | we recommend | "
        "from the archives | related slideshows | related galleries | related photos | related tags | "
        "related topics and links | continue to next story | tap here for more | stories chosen for you | "
        "today s top stories | today s headlines | what others are reading | what s trending | "
        "hot topics | now trending | elsewhere on the web | around the web | from our partners | "
        "promoted stories | promoted links | promoted content | buzzing now | must read | also read | "
        "today on this site | more in this series | what to read next | popular now | editors picks | "
        "editor s picks | our picks | latest from our newsroom"
    ),
    "comment-form": (
        "view the discussion thread | what do you think | have your say | share your views | "
        "we welcome your feedback | we want to hear from you | show all comments | see all comments | "
        "comments our rules | read the rules here | please report any comments that break our rules | "
        "read all comments | view comments section | sort by newest | sort by oldest | newest first | "
        "oldest first | most liked | best rated | worst rated | viewing comments | join the debate"
    ),
    "comment": "top comments | latest comments | all comments | featured comments | promoted comments",
    "newsletter": (
        "skip past newsletter promotion | after newsletter promotion | "
        "breaking news emails | breaking news alerts | daily headlines | morning briefing newsletter | "
        "newsletter sign ups | email newsletters | view sample | get the brief | see sample | "
        "add your email | email newsletter | newsletters and alerts | free newsletters | "
        "daily newsletter | "
        "chat with us in facebook messenger find out what s happening in the world as it unfolds | "
        "get breaking news alerts and special reports the news and stories that matter delivered weekday "
        "mornings"
    ),
    "paywall": (
        "log in subscribe | subscribe log in | subscribe or log in | sign in or subscribe | "
        "thank you for supporting local journalism | support local journalism | "
        "support independent journalism | support our journalism | subscribe for full access | "
        "view subscription options | see subscription options | become a subscriber | digital subscription"
    ),
    "boilerplate": (
        "reuse this content | republish this article | republish this story | read the original article | "
        "reprints | permissions | order reprints today s paper subscribe | order reprints | "
        "report this content | thanks for reading | thank you for reading | support the guardian | "
        "available for everyone funded by readers | real life real news real voices | since you re here | "
        "suggest a correction | submit a correction | request a correction | licensing | "
        "back to the story | continue reading the main story | story continues below this ad | "
        "read the article on one page | view full article | show full article | view as one page | "
        "get involved with the news in your community | send your stories and photos now | "
        "send us feedback | trust principles | how we report | our editorial standards | "
        "rights and permissions | get alerts | gift this article | add to list | print this page | "
        "save this story | loading something is loading | "
        "these are external links and will open in a new window"
    ),
    "contact": (
        "contact the reporter | contact the writer | contact us today | email the author | email the reporter"
    ),
    "timestamp": "just in | min ago | hours ago | a day ago",
}

OPENING: Mapping[tuple[str, int], str] = {
    ("newsletter", 45): (
        "chat with us in | get breaking news alerts | get all the latest | get all the stories | "
        "get the news | get our newsletter | get our politics | get the top | get more of | "
        "privacy notice newsletters may | "
        "sign up to receive | sign up here to | sign up now for | sign up today | for your security we | "
        "start your day with | start the day | your daily briefing | the stories you need to know | "
        "the news and stories that matter | join thousands of | text us | get news alerts | get notified | "
        "get alerts on | get updates on | get alerts when | sign up to become | join our whatsapp | "
        "get push notifications | we ll send you | if you like this story sign up"
    ),
    ("related", 30): (
        "fox news flash | most popular on | most read on | trending on | recommended by | more news from | "
        "more stories from | more stories on | more stories by | read all our | read more stories | "
        "find more stories | see more from | see more stories | follow ap s | follow ap coverage | "
        "read full story | find ap s | full coverage of | read full coverage | click to see more | "
        "read more about these links | click here for the latest | click here for more | tap here | "
        "read this story on"
    ),
    ("embed", 12): (
        "media playback is | this video can | video by | watch more videos | slideshow by | "
        "interactive by | your browser is out | to view this video | sorry this video | photos of | "
        "swipe to"
    ),
    ("comment-form", 40): (
        "we want our comments to | we moderate all | "
        "to comment on this story | to comment on this article | comments for this thread | "
        "comments on this article are | comments on this story are | please read our comment | "
        "do you have an opinion on | did you make this recipe | "
        "please be respectful | please keep your comments | by posting you agree | "
        "the views expressed in the comments | this discussion is closed | the comments below have | "
        "comments are closed for | you must be signed in"
    ),
    ("share-bar", 14): "read or share this | share this on | send this story",
    ("paywall", 40): (
        "you have 1 free | you have 2 free | you have 3 free | you have 4 free | you have 5 free | "
        "thank you for supporting | you ve read your | this content is only | subscribe today to | "
        "help us tell more of | if everyone who reads | support for this | subscribe now for | "
        "your subscription supports | your support helps | help support our | please consider supporting | "
        "for unlimited access | to support our"
    ),
    ("boilerplate", 45): (
        "this site is protected by | trust principles | click here to get the | available on iphone | "
        "all contents c | sponsored by advertising partner | check out our latest | "
        "this material was published | this content was created | reuse of this | to reuse this | "
        "this is an archived article | this article is more than | this story is more than | "
        "this material may not be published | listing image by | lead image by | header image by | "
        "material from wire services | the associated press contributed | information from the associated | "
        "to request permission | for permission to | this article is republished from | "
        "this article was produced by | source associated press | the opinions expressed in this"
    ),
    ("contact", 30): (
        "got a confidential tip | got a story | got a news | have a story | have a tip | "
        "do you have a tip | do you have information | email your | contact the reporter | "
        "contact the newsroom | write to the editor | message us on | please include a contact number | "
        "whatsapp 44 | follow us on twitter | follow us on facebook | like us on facebook | "
        "you can reach | reach the reporter | reach the writer | have you been affected by | "
        "upload your pictures"
    ),
}

INSIDE: Mapping[tuple[str, int], str] = {
    ("related", 30): "check out what s clicking | find out what s happening in the world",
    ("comment-form", 40): "head over to our facebook page | moderated according to | comments are closed",
    ("boilerplate", 60): (
        "recaptcha and the google | informational purposes only | not intended as a substitute for | "
        "not intended to be a substitute | reserves the right to | opinions expressed are those of | "
        "opinions expressed here are | views expressed are those of | this story has been updated | "
        "check back for updates | is a developing story | this post is over"
    ),
    ("share-bar", 10): "opens in a new window | opens in new tab",
}

HEADINGS_TOO = (
    "must read | video | videos | image | gallery | replay | in the news | the latest | reprints | "
    "permissions | what do you think | have your say | licensing | hot topics | autoplay | just in | "
    "we recommend | from the archives | thanks for reading | thank you for reading | daily headlines | "
    "popular on | what s trending | we want to hear from you | watch live | best of the web | live tv"
)
