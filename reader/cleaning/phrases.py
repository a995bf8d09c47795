"""The words by which the furniture of a page is known, by class: the one home of every such phrase.

All in lower case, as words alone (no punctuation), the way `units.key_of` gives them; phrases are parted by
" | ". `WHOLE` must be the whole line, `OPENING` its first words, `INSIDE` may stand anywhere in it.
"""

from collections.abc import Mapping

from reader.cleaning.units import word_set

#: A line that says nothing else than this is furniture, wherever it stands.
WHOLE: Mapping[str, str] = {
    "share-bar": (
        "share | share this | share this article | share this story | share this post | share this page | "
        "share this video | share article | share story | share post | tweet | tweet this | retweet | "
        "pin it | copy link | copy url | copy link to clipboard | link copied | email this | "
        "email this article | email article | email this story | print this | print this page | "
        "print this article | print article | share full article | share with friends | share save | "
        "save share | share tweet | share via email | share by email | share options | share this with | "
        "like this | like loading | share on social media | send by email | email a friend | "
        "email to a friend | follow us | follow us on | gift this article | gift article | text size | "
        "resize text | teilen | compartir | partager | condividi | compartilhar | open share drawer | "
        "share your thoughts | share link | share page | share on | save this story | share via | "
        "listen to this article | listen to article | listen | print email | send any friend a story | "
        "add to list | on my list | save to list"
    ),
    "advertisement": (
        "advertisement | advertisements | advertising | ad | ads | sponsored | sponsored by | "
        "sponsored content | sponsor message | sponsored links | promoted | promoted content | "
        "paid content | paid post | continue reading below | article continues below | "
        "article continues after ad | story continues | story continues below | ad feedback | "
        "report this ad | report ad | remove ads | skip ad | skip ads | advertiser content | "
        "scroll to continue | scroll to continue with content | after promotion | loading ad | anzeige | "
        "werbung | publicidad | publicité | pubblicità | reklame | reclame | annons | anuncio | "
        "this is an ad | close ad | hide ad | from our sponsors | from our advertisers | partner content | "
        "brand content | why this ad"
    ),
    "comment-form": (
        "leave a reply | leave a comment | leave your comment | cancel reply | click here to cancel reply | "
        "post comment | post a comment | submit comment | add a comment | add comment | add your comment | "
        "write a comment | write your comment | your comment | your name | your email | your website | "
        "please enter your comment | please enter your name here | please enter your name | "
        "please enter a comment | please enter your email address here | please enter your email address | "
        "no comments | no comments yet | comments are closed | comments closed | view comments | "
        "view all comments | show comments | hide comments | read comments | load more comments | "
        "load comments | join the conversation | join the discussion | be the first to comment | "
        "log in to comment | login to comment | sign in to comment | log in to leave a comment | "
        "login to leave a comment | name required | email required | mail will not be published required | "
        "save my name | submit reply | leave a response | conversation | comment name email website | "
        "commenting policy | comments policy | comment policy | start the conversation | "
        "comment on this story | post your comment | recent comments | reply | "
        "you have entered an incorrect email address"
    ),
    "newsletter": (
        "newsletter | newsletters | newsletter sign up | newsletter signup | sign up for our newsletter | "
        "subscribe to our newsletter | subscribe to newsletter | join our newsletter | sign up | subscribe | "
        "subscribe now | subscribe today | email address | your email address | enter your email | "
        "enter your email address | subscribe to our newsletters | get the newsletter | get our newsletter | "
        "sign up now | sign me up | stay informed | join our mailing list | subscribe to updates | "
        "sign up for free | thanks for signing up | thank you for signing up | unsubscribe"
    ),
    "related": (
        "read more | read also | also read | see also | related | related articles | related article | "
        "related stories | related story | related content | related posts | related post | related topics | "
        "related coverage | related videos | related video | related links | related reading | "
        "related news | more from this section | more on this story | more on this topic | recommended | "
        "recommended for you | recommended stories | recommended reading | recommended articles | "
        "you may also like | you might also like | you may like | you might like | "
        "you may be interested in | you might be interested in | you may also be interested in | most read | "
        "most popular | most viewed | most shared | most commented | most recent | most watched | "
        "most popular articles | most popular videos | trending | trending now | trending stories | "
        "trending topics | latest | latest news | latest stories | latest articles | latest posts | "
        "top stories | top news | more stories | more news | more articles | more top stories | "
        "more like this | more coverage | more to read | more videos | don t miss | up next | read next | "
        "what to read next | next article | previous article | next post | previous post | next story | "
        "previous story | continue reading | keep reading | click here to read more | "
        "in case you missed it | editors picks | editor s picks | editor s choice | editors choice | "
        "around the web | from around the web | from the web | from our partners | popular | popular now | "
        "popular posts | popular stories | recent posts | recent articles | recent news | recent stories | "
        "suggested reading | suggested articles | further reading | watch next | watch now | "
        "read this next | read the full story | read the full article | read full story | "
        "read full article | read more stories | see more stories | see more | view more | view all | "
        "see all | show more | load more | more | explore more | discover more | learn more | also on | "
        "also in | also of interest | what s next | next | previous | prev | next up | more on | more in | "
        "more from | more about | other stories | other news | in other news | must read | must reads | "
        "best of | elsewhere | weitere artikel | mehr zum thema | lesen sie auch | lire aussi | "
        "a lire aussi | lea también | te puede interesar | leggi anche | leia também | lees ook"
    ),
    "navigation": (
        "skip to content | skip to main content | skip to navigation | skip to main | menu | main menu | "
        "toggle navigation | toggle menu | open menu | close menu | navigation | site navigation | search | "
        "search for | search this site | home | homepage | about | about us | contact | contact us | "
        "log in | login | log out | logout | sign in | signin | register | my account | account | "
        "create account | careers | help | help center | faq | faqs | support | site map | sitemap | "
        "accessibility | back to top | back to home | return to top | go to top | to top | back | close | "
        "open | advertise | advertise with us | our team | customer service | press room | staff directory | "
        "skip to footer | subscribe sign in | sections | all sections | view profile | view bio | "
        "see full bio | view this email in your browser | view this email online | view in browser | "
        "view in your browser | view email in browser | view online | read online | read in app | "
        "read in browser | go back | print edition | e paper | epaper | jump to content | close search | "
        "open search | show search | all topics | language | select language"
    ),
    "boilerplate": (
        "privacy policy | privacy | terms of use | terms of service | terms and conditions | "
        "terms conditions | terms privacy | privacy terms | terms of use privacy policy | privacy notice | "
        "legal | legal notice | disclaimer | disclosure | do not sell my personal information | "
        "your privacy choices | ad choices | adchoices | corrections policy | editorial policy | "
        "ethics policy | imprint | impressum | get the app | download the app | download our app | "
        "report a correction | report an error | report a typo | was this article helpful | "
        "was this helpful | was this page helpful | rate this article | no results found | end of article | "
        "story highlights | all rights reserved | why trust us | content preferences | copyright policy | "
        "data policy | subscriber agreement"
    ),
    "cookies": (
        "accept | accept all | accept cookies | accept all cookies | reject all | reject all cookies | "
        "decline | cookie policy | cookie settings | cookie preferences | cookies | cookies policy | "
        "manage cookies | manage consent | manage preferences | cookie notice | cookie consent | "
        "we use cookies | i agree | allow all | allow all cookies | necessary cookies | "
        "strictly necessary cookies | always active | save preferences | we value your privacy | your privacy"
    ),
    "paywall": (
        "already a subscriber | subscribe to continue reading | subscribe to read more | subscribe to read | "
        "to read the full story | continue reading your article with | log in to continue | "
        "sign in to continue | register to continue | subscribers only | subscriber only | for subscribers | "
        "premium | premium content | unlock this article | start your free trial | subscriber exclusive | "
        "this article is for subscribers only"
    ),
    "call-to-action": (
        "add to cart | buy now | shop now | book now | order now | get started | download now | download | "
        "try it free | try for free | start free trial | get a quote | get a free quote | request a demo | "
        "book a demo | schedule a call | view deal | see deal | check price | apply now | join now | "
        "donate | donate now | find out more | click here | learn more here | contact sales | "
        "request a quote | add to wishlist | join us | support us | become a member | shop | buy | call us | "
        "call now"
    ),
    "tags": (
        "tags | tag | topics | filed under | categories | category | keywords | labels | tagged | "
        "posted in | more topics | in this story | article tags | popular tags | post tags | uncategorized | "
        "tagged with"
    ),
    "contents": (
        "table of contents | contents | in this article | on this page | jump to | jump to section | "
        "what s in this article | skip to section | quick links"
    ),
    "embed": (
        "view this post on instagram | view this profile on instagram | play video | play | pause | mute | "
        "unmute | video player | audio player | play audio | watch video | watch the video | "
        "video playback | fullscreen | full screen | this is a modal window | video player is loading | "
        "end of dialog window | this video file cannot be played | playback speed | captions off | "
        "current time | video unavailable | view on instagram | view on facebook | view on twitter | "
        "enlarge image | enlarge this image | view gallery | view slideshow | image gallery | "
        "click to enlarge | open image in gallery | toggle caption | hide caption | show caption | "
        "view larger image | view full size | enlarge | expand | slideshow | now playing"
    ),
    "form-message": (
        "thank you for subscribing | thanks for subscribing | please try again | please try again later | "
        "something went wrong | oops something went wrong | this field is required | required fields | "
        "required field | loading | please wait | submit | send | success | error | invalid email | "
        "please enter a valid email address | please enter a valid email | please select | cancel | save | "
        "you have successfully subscribed | thank you | your message has been sent | name | first name | "
        "last name | phone | phone number | message | subject | leave this field empty | "
        "leave this field blank"
    ),
    "author-bio": (
        "about the author | about the authors | about author | author | authors | more from author | "
        "more by this author | view all posts | more posts by this author | follow the author | "
        "meet the author | view author archive | see all posts by this author | all posts by this author | "
        "posts by this author | author bio | contributor | contributors | author archive"
    ),
    "comment": "comments | comment | discussion | user comments | reader comments | responses | replies",
    "timestamp": (
        "published | updated | last updated | posted | posted on | just now | yesterday | today | "
        "published on | first published | last modified | date"
    ),
    "correction": (
        "corrections amplifications | corrections and amplifications | correction amplification | "
        "correction | corrections | clarification"
    ),
    "byline": "by | written by | posted by | author by | reported by | story by | words by | text by",
}

#: A line that begins with this is furniture if it is short; the number is the most words it may have.
OPENING: Mapping[tuple[str, int], str] = {
    ("related", 30): (
        "read more | read also | also read | see also | related articles | related stories | related story | "
        "related content | related coverage | more from | you may also like | you might also like | "
        "read next | recommended for you | click here to read | click to read | continue reading | "
        "don t miss | up next | what to read next | in case you missed it | read the full | "
        "view all posts in | see all | lesen sie auch | lire aussi | lea también | leggi anche | "
        "leia também | lees ook | mehr zum thema | must read | also see | read full story | watch more | "
        "more coverage | further reading | more on this"
    ),
    ("correction", 80): (
        "an earlier version of this | a previous version of this | earlier versions of this | "
        "an earlier version of the article | this article has been corrected | "
        "this story has been corrected | this article was amended on | this story was amended on | "
        "this article has been amended | this article has been revised to reflect"
    ),
    ("share-bar", 25): (
        "share on | share this on | share this with | share via | click to share | click to email | "
        "click to print | click to tweet | email this | tweet this | share with | opens in new window | "
        "share to | post on | follow us on | like us on | find us on | save to | pin on | share 0 | "
        "share this"
    ),
    ("advertisement", 14): (
        "advertisement continue | advertisement scroll | advertisement story | advertisement article | "
        "story continues below | story continues after | article continues below | article continues after | "
        "text continues | content continues | continues below | sponsored by | presented by | paid for by | "
        "promoted by | brought to you by | article continues | the article continues | this article continues"
    ),
    ("comment-form", 30): (
        "please enter your comment | please enter your name | please enter your email | leave a reply to | "
        "leave a comment on | your email address will not | required fields are marked | "
        "save my name email | you must be logged in | you must log in | you need to be logged in | "
        "you must be a registered | notify me of follow | notify me of new | be the first to comment | "
        "be the first to leave | be the first to share | log in to leave | log in to comment | "
        "log in to post | login to leave | you have entered an incorrect email | this site uses akismet | "
        "learn how your comment | please log in to comment | sign in to comment | comments are moderated | "
        "comments on this | have your say | add your comment | post a comment on"
    ),
    ("comment-form", 60): "the times is committed to publishing | we d like to hear what you think",
    ("newsletter", 45): (
        "sign up for | sign up to | signup for | subscribe to our | subscribe to the | subscribe to get | "
        "subscribe to receive | subscribe for | get our daily | get our weekly | get the latest | "
        "get daily | get breaking news | get email | get updates | get the day s | get the best | "
        "receive our | receive the | join our newsletter | join our mailing list | by signing up | "
        "by subscribing | by clicking | by submitting | by entering your email | enter your email | "
        "want more stories | stay up to date with | stay informed | never miss | have the latest | "
        "want the latest | delivered to your inbox | you have been subscribed | our newsletter | "
        "the latest news delivered | forwarded this email | was this email forwarded | "
        "you are receiving this email | you re receiving this email | you received this email | "
        "this email was sent to | you are receiving this because | you re receiving this because"
    ),
    ("cookies", 80): (
        "we use cookies | we and our partners | this site uses cookies | this website uses cookies | "
        "our site uses cookies | our website uses cookies | by continuing to use | by using this site | "
        "by using our site | we use technologies | we use necessary cookies | "
        "to provide the best experiences | cookies help us | our partners use cookies | this website uses | "
        "you can change your cookie | by accepting"
    ),
    ("copyright", 60): (
        "copyright | all rights reserved | c copyright | all content copyright | all material copyright | "
        "this material may not be published | this copy is for your personal | the content is by copyright"
    ),
    ("boilerplate", 45): (
        "this article was originally published | this story was originally published | "
        "this article originally appeared | this story originally appeared | this post originally appeared | "
        "this article first appeared | this story first appeared | this article was first published | "
        "our standards | originally published | first published in | republished with permission | "
        "appeared in the | download our app | download the app | get our app | get the app | "
        "report an error | report a problem | to order presentation ready copies | "
        "distribution and use of this material | non commercial use only | reprints and permissions | "
        "request a correction | follow our | your browser | please enable javascript | javascript is | "
        "you need to enable javascript | this page is best viewed | for more information about | "
        "for the latest news | follow the latest"
    ),
    ("paywall", 40): (
        "subscribe to continue | subscribe to read | already a subscriber | already have an account | "
        "this article is for subscribers | this content is for | this story is for subscribers | "
        "you have reached your limit | you ve reached your limit | you have read your | you have read all | "
        "as a subscriber you have | as a subscriber you can | to continue reading | to read this article | "
        "to read the full | log in to read | register for free to | this article is exclusive | "
        "become a subscriber | don t have an account | support our journalism | thank you for reading | "
        "enjoy unlimited | get unlimited | you are reading a premium"
    ),
    (
        "tags",
        40,
    ): "tags | filed under | tagged | more about | topics | categories | posted in | keywords | labels",
    ("author-bio", 60): (
        "about the author | about the writer | follow her on | follow him on | follow them on | "
        "read more by | more by | view all posts by | view all articles by | see all posts by | posts by | "
        "articles by"
    ),
    ("affiliate", 60): (
        "we may earn | we may receive | this post may contain affiliate | this post contains affiliate | "
        "this article contains affiliate | this page contains affiliate | when you buy through | "
        "if you buy something through | if you buy through | if you purchase through | "
        "products are independently | every product is independently | as an amazon associate | "
        "affiliate disclosure | this site contains affiliate | when you purchase through"
    ),
    ("timestamp", 14): (
        "published | updated | last updated | last modified | posted on | posted at | posted | "
        "first published | date published | date | modified | veröffentlicht | publicado | publié | "
        "aktualisiert"
    ),
    ("reading-time", 8): "reading time | read time | estimated reading time | time to read | estimated read",
    ("embed", 14): (
        "a post shared by | view this post on | play video | watch video | video player | audio player | "
        "your browser does not support | image gallery | open image | enlarge | click to enlarge | "
        "hide caption | toggle caption"
    ),
    ("form-message", 25): (
        "thank you for subscribing | thank you for signing | thanks for subscribing | thanks for signing | "
        "please try again | something went wrong | oops something | this field is | please enter a valid | "
        "please check your | an error occurred | there was an error | there was a problem | we couldn t | "
        "your message | please fill | please select | please wait | invalid | you have successfully"
    ),
    (
        "navigation",
        8,
    ): "skip to | back to | go to | jump to | return to | toggle | open menu | close menu | search for",
    ("contact", 30): (
        "got a news tip | got a tip | have a tip | have a news tip | send us a tip | send tips | "
        "email us at | contact us at | send your | do you have a story | letters to the editor | "
        "contact the author | contact the writer | reach us at"
    ),
    ("call-to-action", 12): (
        "click here to | click here for | shop the | shop our | buy the | order your | book your | "
        "get your | start your | try our | request a | schedule a | call us | contact us | download your | "
        "download the | donate to | support our | become a | find out more | learn more about"
    ),
}

#: A short line that has this anywhere is furniture; the number is the most words it may have.
INSIDE: Mapping[tuple[str, int], str] = {
    ("copyright", 60): "all rights reserved | may not be reproduced | may not be published broadcast",
    ("newsletter", 40): (
        "to your inbox | in your inbox | our newsletter | our newsletters | daily newsletter | "
        "weekly newsletter | free newsletter | newsletter and | mailing list | email newsletter | "
        "unsubscribe at any time | email updates | manage your preferences | update your preferences"
    ),
    ("cookies", 60): "uses cookies | use cookies | cookie policy | cookie settings | use of cookies",
    ("comment-form", 30): (
        "will not be published | fields are marked | to post a comment | to leave a comment | "
        "next time i comment | be logged in to"
    ),
    (
        "author-bio",
        60,
    ): "contributed to this | contributed reporting | contributed research | contributed from",
    ("affiliate", 60): "affiliate links | affiliate commission | earn a commission | affiliate partners",
    ("contact", 30): "can be reached at | may be reached at | be contacted at | follow on twitter | us a tip",
    ("boilerplate", 30): (
        "terms of use | terms of service | privacy policy | terms and conditions | "
        "has been updated to correct | download our app | app store | google play"
    ),
    ("share-bar", 8): "share on facebook | share on twitter | opens in new window",
    ("reading-time", 6): "min read | minute read | minutes read | mins read | min de lecture | min lesezeit",
    ("advertisement", 12): "continues below | continue reading below | advertisement",
    ("embed", 20): "pic twitter com",
    ("paywall", 30): "to continue reading | subscriber exclusive | free articles | of this article",
}

#: Lines of `WHOLE` that honest subheads are made of too: alone, they prove nothing.
HEADINGS_TOO = (
    "about | accept | advertising | author | authors | back | best of | buy | cancel | careers | "
    "categories | category | close | comment | comments | contact | contents | conversation | cookies | "
    "date | decline | disclaimer | disclosure | discussion | donate | download | elsewhere | error | "
    "expand | faq | faqs | first name | further reading | help | home | keywords | labels | clarification | "
    "correction | "
    "corrections | language | last name | latest | legal | listen | loading | message | more | more news | "
    "most recent | must read | name | navigation | newsletter | newsletters | next | open | other news | "
    "phone | play | popular | posted | premium | privacy | published | recommended | register | related | "
    "replies | reply | responses | save | search | sections | send | shop | story highlights | subject | "
    "success | support | today | up next | topics | trending | updated | updates | what s next | yesterday"
)
#: The words of share bars: a line of nothing but these, or several such lines in a row, is one.
SHARE_WORDS = word_set(
    """a article bluesky bookmark clipboard comment comments copy e email facebook flipboard follow gift
    google icon in instagram like line link linkedin listen logo mail mastodon message messenger more
    new on opens pin pinterest plus pocket post print reddit rss save share skype sms snapchat story
    subscribe telegram text this threads tiktok to tumblr tweet twitter via viber vk wechat weibo
    whatsapp window x youtube"""
)
#: What heads the boxes that belong to an article: no furniture, and what stands under it is none either.
BOX_HEADS = (
    "pros | cons | pros and cons | pros cons | the good | the bad | the verdict | verdict | our verdict | "
    "what we like | what we don t like | what we love | what we liked | what we didn t like | likes | "
    "dislikes | reasons to buy | reasons to avoid | key takeaways | key points | key facts | at a glance | "
    "the bottom line | bottom line | tl dr | specs | specifications | key specs | ingredients | "
    "what you need | what you ll need | you will need | equipment | tools | materials | supplies | "
    "instructions | directions | method | preparation | nutrition | nutrition facts | servings | yield | "
    "prep time | cook time | total time | vorteile | nachteile | zutaten | zubereitung | fazit | "
    "ingrédients | préparation | avantages | inconvénients | ingredientes | preparación | preparo | "
    "modo de preparo | ventajas | desventajas | vantagens | desvantagens | ingredienti | preparazione | "
    "ingrediënten | bereiding | ингредиенты | приготовление | плюсы | минусы"
)
