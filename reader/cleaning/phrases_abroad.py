"""The words of the furniture of pages in other languages than English, like those of `phrases`.

Languages without spaces have whole lines, and words that may stand anywhere in a short line.
"""

from collections.abc import Mapping

WHOLE: Mapping[str, str] = {
    "share-bar": (
        "artikel teilen | beitrag teilen | auf facebook teilen | drucken | merken | per mail teilen | "
        "partager l article | partager cet article | imprimer | envoyer par mail | partager sur facebook | "
        "compartir en facebook | compartir artículo | imprimir | comparte | compártelo | "
        "enviar por correo | compartilhe | compartilhar no facebook | partilhar | stampa | "
        "condividi su facebook | condividi l articolo | delen | deel dit artikel | dela | del artikkelen | "
        "поделиться | поделиться в соцсетях | распечатать | скопировать ссылку | отправить | 分享 | "
        "分享到 | 分享至 | 微信分享 | 复制链接 | 複製連結 | 分享到微信 | 打印 | 列印 | 收藏 | 点赞 | "
        "转发 | 推荐 | 扫一扫 | シェア | シェアする | ツイート | ツイートする | リンクをコピー | 印刷 | "
        "印刷する | この記事をシェア | ブックマーク | 공유 | 공유하기 | 기사 공유 | 링크 복사 | 인쇄 | "
        "프린트 | 글자 크기 | 스크랩 | 좋아요 | شارك | مشاركة | شارك هذا المقال | شارك المقال | طباعة | "
        "نسخ الرابط | انشر | แชร์ | แชร์บทความ | คัดลอกลิงก์ | พิมพ์ | ถูกใจ | แบ่งปัน | שתף | שיתוף | "
        "paylaş | udostępnij"
    ),
    "advertisement": (
        "werbeanzeige | anzeigen | gesponsert | annonce | patrocinado | publicité en cours | annonces | "
        "publicidade | anúncio | contenuto sponsorizzato | advertentie | "
        "continúa después de la publicidad | реклама | на правах рекламы | 广告 | 廣告 | 推广 | 贊助 | "
        "赞助商内容 | 広告 | 広告の後に続く | スポンサーリンク | pr | 광고 | إعلان | إعلانات | โฆษณา | "
        "reklam | reklama"
    ),
    "comment-form": (
        "kommentar schreiben | kommentar verfassen | kommentare anzeigen | jetzt kommentieren | "
        "mitdiskutieren | laisser un commentaire | écrire un commentaire | réagir | "
        "voir les commentaires | ajouter un commentaire | deja un comentario | dejar un comentario | "
        "escribe un comentario | comentar | ver comentarios | deixe um comentário | deixe seu comentário | "
        "ver comentários | lascia un commento | commenta | scrivi un commento | vedi i commenti | "
        "reageer | laat een reactie achter | antwort abbrechen | оставить комментарий | "
        "написать комментарий | комментировать | добавить комментарий | обсудить | 发表评论 | 發表評論 | "
        "写评论 | 我要评论 | 我來評論 | 查看评论 | 全部评论 | 留言 | 发表留言 | 登录后评论 | 我要留言 | "
        "コメントする | コメントを書く | コメントを見る | コメントを投稿 | コメントを残す | "
        "コメントはまだありません | 댓글 쓰기 | 댓글쓰기 | 댓글 달기 | 댓글 보기 | 댓글 작성 | 의견 쓰기 | "
        "أضف تعليق | أضف تعليقا | اترك تعليقا | اكتب تعليقا | شارك برأيك | แสดงความคิดเห็น | "
        "เพิ่มความคิดเห็น"
    ),
    "comment": (
        "kommentare | commentaires | comentarios | comentários | commenti | reacties | комментарии | "
        "评论 | 評論 | 热门评论 | 最新评论 | 网友评论 | コメント | コメント一覧 | 댓글 | 전체 댓글 | "
        "التعليقات | تعليقات | ความคิดเห็น"
    ),
    "newsletter": (
        "newsletter abonnieren | jetzt abonnieren | jetzt kostenlos abonnieren | kostenlos abonnieren | "
        "jetzt anmelden zum newsletter | je m abonne | je m inscris | s abonner à la newsletter | "
        "inscrivez vous à la newsletter | suscríbete | suscríbete al boletín | suscribirse | boletín | "
        "assine a newsletter | inscreva se | iscriviti alla newsletter | iscriviti | schrijf je in | "
        "подписаться | подписаться на рассылку | подпишитесь на рассылку | 订阅 | 訂閱 | 订阅我们 | "
        "邮件订阅 | メルマガ登録 | メールマガジン | 購読 | 購読する | ニュースレター | 구독 | 구독하기 | "
        "뉴스레터 구독 | اشترك | اشترك الآن | اشترك في النشرة البريدية | النشرة البريدية | สมัครรับข่าวสาร"
    ),
    "related": (
        "mehr zum thema | lesen sie auch | das könnte sie auch interessieren | auch interessant | "
        "meistgelesen | ähnliche artikel | ähnliche beiträge | neueste artikel | weiterlesen | "
        "mehr lesen | zum artikel | à lire aussi | lire aussi | à lire également | sur le même sujet | "
        "articles liés | lire la suite | les plus lus | dans la même rubrique | voir aussi | "
        "articles similaires | en savoir plus | lee también | te puede interesar | "
        "también te puede interesar | noticias relacionadas | más leídas | lo más leído | más noticias | "
        "artículos relacionados | te recomendamos | leer más | ver más | veja também | leia mais | "
        "leia também | saiba mais | mais lidas | notícias relacionadas | leggi anche | leggi tutto | "
        "articoli correlati | potrebbe interessarti | i più letti | ti potrebbe interessare | lees meer | "
        "lees ook | gerelateerd | meest gelezen | les også | läs också | läs mer | czytaj także | "
        "читайте также | читать далее | по теме | материалы по теме | ещё по теме | другие новости | "
        "самое читаемое | главное за сутки | смотрите также | новости по теме | популярное | 相关阅读 | "
        "相關閱讀 | 相关新闻 | 相關新聞 | 相关文章 | 相關文章 | 延伸阅读 | 延伸閱讀 | 推荐阅读 | "
        "推薦閱讀 | 热门文章 | 热门推荐 | 更多新闻 | 更多 | 查看更多 | 阅读更多 | 阅读全文 | 猜你喜欢 | "
        "你可能感兴趣 | 你可能喜歡 | 为你推荐 | 上一篇 | 下一篇 | 热点新闻 | 排行榜 | 热门新闻 | "
        "最新文章 | 最新消息 | 看更多 | 點閱排行 | 熱門文章 | 更多精彩 | 编辑推荐 | 関連記事 | "
        "あわせて読みたい | おすすめ記事 | 人気記事 | 関連ニュース | ランキング | アクセスランキング | "
        "もっと見る | 続きを読む | 次の記事 | 前の記事 | 最新記事 | 新着記事 | おすすめ | "
        "こちらもおすすめ | 関連リンク | 関連キーワード | 記事一覧 | 人気ランキング | 관련 기사 | "
        "관련기사 | 관련 뉴스 | 많이 본 뉴스 | 많이 본 기사 | 인기 기사 | 추천 기사 | 더 보기 | 더보기 | "
        "이전 기사 | 다음 기사 | 주요 뉴스 | اقرأ أيضا | اقرأ أيضًا | إقرأ أيضا | مقالات ذات صلة | "
        "أخبار ذات صلة | مواضيع ذات صلة | الأكثر قراءة | المزيد | اقرأ المزيد | موضوعات متعلقة | "
        "قد يعجبك أيضا | شاهد أيضا | ข่าวที่เกี่ยวข้อง | บทความที่เกี่ยวข้อง | อ่านเพิ่มเติม | อ่านต่อ | "
        "ข่าวยอดนิยม | เรื่องที่เกี่ยวข้อง | บทความแนะนำ | ดูเพิ่มเติม"
    ),
    "navigation": (
        "startseite | suche | menü | anmelden | abmelden | registrieren | kontakt | über uns | "
        "zum inhalt springen | zur startseite | nach oben | zurück | accueil | rechercher | se connecter | "
        "connexion | s inscrire | contactez nous | à propos | aller au contenu | retour en haut | "
        "mentions légales | mon compte | inicio | buscar | iniciar sesión | regístrate | registrarse | "
        "contacto | quiénes somos | menú | ir al contenido | volver arriba | início | entrar | "
        "cadastre se | contato | fale conosco | quem somos | cerca | accedi | registrati | contatti | "
        "chi siamo | inloggen | zoeken | logga in | logg inn | главная | поиск | меню | войти | вход | "
        "регистрация | контакты | о нас | о проекте | наверх | 首页 | 首頁 | 登录 | 登入 | 注册 | 註冊 | "
        "搜索 | 搜尋 | 导航 | 菜单 | 選單 | 关于我们 | 關於我們 | 联系我们 | 聯絡我們 | 返回顶部 | "
        "回到顶部 | 返回首页 | 网站地图 | 網站地圖 | 客服 | 会员中心 | 登录注册 | 帮助中心 | 回首頁 | "
        "ホーム | トップ | トップページ | ログイン | ログアウト | 新規登録 | 会員登録 | 検索 | メニュー | "
        "お問い合わせ | 会社概要 | サイトマップ | ページトップへ | 運営会社 | ページの先頭へ | "
        "トップへ戻る | ヘルプ | 홈 | 로그인 | 로그아웃 | 회원가입 | 검색 | 메뉴 | 회사소개 | 고객센터 | "
        "문의하기 | 사이트맵 | 맨 위로 | 전체메뉴 | 본문 바로가기 | الرئيسية | الصفحة الرئيسية | "
        "تسجيل الدخول | تسجيل | بحث | القائمة | اتصل بنا | من نحن | الانتقال إلى المحتوى | หน้าแรก | "
        "หน้าหลัก | เข้าสู่ระบบ | ค้นหา | เมนู | ติดต่อเรา | เกี่ยวกับเรา | สมัครสมาชิก"
    ),
    "boilerplate": (
        "datenschutz | datenschutzerklärung | nutzungsbedingungen | agb | politique de confidentialité | "
        "conditions d utilisation | cgu | política de privacidad | términos y condiciones | aviso legal | "
        "términos de uso | política de privacidade | termos de uso | termos e condições | "
        "informativa privacy | note legali | termini e condizioni | privacybeleid | algemene voorwaarden | "
        "политика конфиденциальности | пользовательское соглашение | правила использования | 隐私政策 | "
        "隱私政策 | 隱私權政策 | 服务条款 | 服務條款 | 用户协议 | 使用条款 | 使用條款 | 免责声明 | "
        "免責聲明 | 法律声明 | 版权声明 | 版權聲明 | 举报 | 纠错 | プライバシーポリシー | 利用規約 | "
        "免責事項 | 特定商取引法に基づく表記 | 個人情報保護方針 | 著作権について | 개인정보처리방침 | "
        "개인정보 처리방침 | 이용약관 | 청소년보호정책 | 저작권 | سياسة الخصوصية | شروط الاستخدام | "
        "الشروط والأحكام | นโยบายความเป็นส่วนตัว | เงื่อนไขการใช้งาน"
    ),
    "cookies": (
        "alle akzeptieren | akzeptieren | cookie einstellungen | tout accepter | accepter | refuser | "
        "paramètres des cookies | aceptar | aceptar todo | aceptar cookies | aceitar | accetta | "
        "accetta tutti | принять | согласен | 接受 | 同意 | 接受所有cookie | 同意する | 동의 | موافق | "
        "ยอมรับ"
    ),
    "tags": (
        "schlagwörter | themen | mots clés | etiquetas | temas | palavras chave | tag articolo | "
        "argomenti | теги | метки | рубрики | темы | 标签 | 標籤 | 关键词 | 關鍵字 | 分类 | 分類 | タグ | "
        "カテゴリー | カテゴリ | キーワード | 태그 | 카테고리 | الوسوم | الكلمات المفتاحية | แท็ก | "
        "หมวดหมู่"
    ),
    "contents": (
        "inhaltsverzeichnis | inhalt | sommaire | índice | sumário | indice | inhoud | содержание | "
        "оглавление | 目录 | 目錄 | 目次 | 목차 | المحتويات | สารบัญ"
    ),
    "author-bio": (
        "über den autor | zum autor | à propos de l auteur | sobre el autor | sobre o autor | l autore | "
        "об авторе | 关于作者 | 關於作者 | 作者简介 | 著者プロフィール | この記事を書いた人 | 執筆者 | "
        "기자 소개 | عن الكاتب | เกี่ยวกับผู้เขียน"
    ),
    "paywall": (
        "jetzt weiterlesen | nur für abonnenten | artikel freischalten | réservé aux abonnés | "
        "contenido exclusivo para suscriptores | exclusivo para assinantes | solo per abbonati | "
        "только для подписчиков | 会员专享 | 會員專享 | 付费内容 | 有料会員限定 | 会員限定 | 有料記事 | "
        "유료 기사 | للمشتركين فقط"
    ),
    "embed": (
        "video abspielen | bildergalerie | fotostrecke | lire la vidéo | reproducir vídeo | ver vídeo | "
        "галерея | смотреть видео | 播放视频 | 查看大图 | 動画を再生 | 写真を拡大 | 画像を拡大 | "
        "동영상 재생 | 사진 확대 | شاهد الفيديو"
    ),
}

OPENING: Mapping[tuple[str, int], str] = {
    ("related", 30): (
        "mehr dazu | auch interessant | siehe auch | lesen sie hier | à lire aussi | à lire également | "
        "lire aussi | voir aussi | lee también | te puede interesar | también te puede | "
        "más información en | leia mais | leia também | veja também | saiba mais | leggi anche | "
        "vedi anche | lees ook | les også | läs också | läs mer | czytaj też | читайте также | "
        "смотрите также | материалы по теме | اقرأ أيضا | اقرأ أيضًا | إقرأ أيضا | شاهد أيضا | 관련 기사 | "
        "관련기사 | 相关阅读 | 相關閱讀 | 相关新闻 | 相關新聞 | 延伸阅读 | 延伸閱讀 | 推荐阅读 | "
        "推薦閱讀 | 関連記事 | あわせて読みたい | อ่านเพิ่มเติม"
    ),
    ("copyright", 60): (
        "alle rechte vorbehalten | tous droits réservés | todos los derechos reservados | "
        "todos os direitos reservados | tutti i diritti riservati | все права защищены | 版权所有 | "
        "版權所有 | جميع الحقوق محفوظة | สงวนลิขสิทธิ์ | 무단 전재"
    ),
    ("newsletter", 45): (
        "newsletter der | newsletter die | "
        "abonnieren sie unseren | melden sie sich für | inscrivez vous à | abonnez vous à | "
        "recevez chaque | suscríbete a | suscríbase a | recibe en tu | regístrate para | assine nossa | "
        "receba as | inscreva se em | iscriviti alla | ricevi la | подпишитесь на | подписывайтесь на | "
        "اشترك في"
    ),
    ("cookies", 80): (
        "wir verwenden cookies | diese website verwendet | nous utilisons des cookies | ce site utilise | "
        "utilizamos cookies | usamos cookies | este sitio utiliza | este site usa | utilizziamo cookie | "
        "questo sito utilizza | мы используем файлы | этот сайт использует | wij gebruiken cookies"
    ),
    ("tags", 40): (
        "schlagwörter | mots clés | etiquetas | теги | 标签 | 標籤 | 关键词 | タグ | 태그 | الوسوم | แท็ก"
    ),
    ("byline", 12): (
        "责任编辑 | 責任編輯 | 编辑 | 編輯 | 记者 | 記者 | 作者 | 来源 | 來源 | 文章来源 | 取材 | 文責 | "
        "執筆 | 기자 | كتب | ผู้เขียน"
    ),
    ("timestamp", 14): (
        "发布时间 | 發布時間 | 发布于 | 更新时间 | 公開日 | 更新日 | 投稿日 | 配信 | 입력 | 수정 | "
        "기사입력 | 최종수정 | опубликовано | обновлено | تاريخ النشر | نشر في | เผยแพร่"
    ),
    ("contact", 30): "投稿邮箱 | 联系邮箱 | 联系电话 | 电话 | 제보",
}

INSIDE: Mapping[tuple[str, int], str] = {
    ("copyright", 60): (
        "版权所有 | 版權所有 | 未经授权 | 未經授權 | 禁止转载 | 不得转载 | 無断転載 | 無断複製 | 著作権 | "
        "무단전재 | 무단 전재 | 재배포 금지 | alle rechte vorbehalten | tous droits réservés | "
        "derechos reservados | direitos reservados | diritti riservati | права защищены | الحقوق محفوظة | "
        "สงวนลิขสิทธิ์"
    ),
    ("boilerplate", 40): (
        "icp备 | 京公网安备 | 公网安备 | 許可證 | 许可证编号 | 违法和不良信息举报 | 사업자등록번호 | "
        "사업자번호 | 등록번호 | politique de confidentialité | política de privacidad | "
        "política de privacidade | datenschutzerklärung"
    ),
    ("comment-form", 40): (
        "登录后才能 | 登录后发表 | メールアドレスが公開されることはありません | 必須項目です | 로그인 후 | "
        "e mail adresse wird nicht veröffentlicht | adresse e mail ne sera pas publiée | "
        "dirección de correo electrónico no será publicada | endereço de e mail não será publicado | "
        "indirizzo email non sarà pubblicato | адрес email не будет опубликован | لن يتم نشر عنوان بريدك"
    ),
    ("share-bar", 12): (
        "分享到 | 扫描二维码 | 扫码 | 掃描 | 关注微信公众号 | 微信公众号 | 友だち追加 | 카카오톡 공유"
    ),
    ("newsletter", 30): "メルマガ | 订阅我们 | 뉴스레터",
    ("paywall", 30): "阅读全文请 | この記事は有料会員 | 有料会員限定 | 会員限定記事 | для подписчиков",
}

#: What the names of classes mean in running text as well, and what headings are made of.
HEADINGS_TOO = (
    "drucken | merken | suche | kontakt | inhalt | themen | imprimer | réagir | imprimir | comentar | "
    "temas | cerca | inicio | início | entrar | contatto | contacto | contato | stampa | delen | dela | "
    "commenta | accepter | refuser | aceptar | aceitar | accetta | argomenti | indice | índice | "
    "sommaire | поиск | вход | контакты | темы | популярное | содержание | принять | отправить | реклама | "
    "комментарии | 推荐 | 收藏 | 转发 | 更多 | 留言 | 评论 | 評論 | 分享 | 目录 | 目錄 | 目次 | 分类 | "
    "分類 | 同意 | 接受 | 搜索 | 登录 | 注册 | 广告 | 廣告 | 排行榜 | おすすめ | ランキング | コメント | "
    "タグ | 購読 | 検索 | トップ | ヘルプ | メニュー | 広告 | 印刷 | pr | キーワード | 구독 | 검색 | 홈 | "
    "댓글 | 태그 | 공유 | 저작권 | 동의 | مشاركة | بحث | تسجيل | المزيد | التعليقات | المحتويات | موافق | "
    "إعلان | ค้นหา | พิมพ์ | ความคิดเห็น | สารบัญ | โฆษณา | newsletter | kommentare | commentaires | "
    "comentarios | commenti | comentários | reacties | galerie | agb | boletín | suscribirse | iscriviti | "
    "accueil | startseite | annonce | publicidade"
)
