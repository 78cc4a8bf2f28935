/** How the preview looks: a sheet of paper on grey, in the fonts of the document where the computer has them. */
export const previewStyle = `
:root { color-scheme: light; }
body { margin: 0; background: #e8e8e8; color: #000; font: 18px/1.8 "仿宋_GB2312", FangSong, STFangsong, "Noto Serif CJK SC", serif; }
main { box-sizing: border-box; max-width: 52rem; margin: 1.5rem auto; padding: 3.5rem 4rem; background: #fff; box-shadow: 0 1px 4px #0004; }
header, footer { max-width: 52rem; margin: 1rem auto; text-align: center; font-size: 14px; color: #444; }
h1 { margin: 0 0 2rem; font: 28px/1.5 "方正小标宋简体", "Noto Serif CJK SC", SimSun, serif; text-align: center; }
h2, h3, h4, h5 { margin: 0; text-indent: 2em; font-size: 18px; font-weight: normal; }
h2 { font-family: "黑体", SimHei, "Noto Sans CJK SC", sans-serif; }
h3, .lead { font-family: "楷体_GB2312", KaiTi, STKaiti, "Noto Serif CJK SC", serif; }
p { margin: 0; text-align: justify; overflow-wrap: anywhere; }
p.body, p.note, p.annex-note { text-indent: 2em; }
p.signature { margin-top: 2rem; padding-right: 2em; text-align: right; }
p.date { padding-right: 2em; text-align: right; }
p.annex-mark, figcaption, th, .contents-title { font-family: "黑体", SimHei, "Noto Sans CJK SC", sans-serif; font-weight: normal; }
hr { border: 0; border-top: 1px dashed #999; margin: 2rem 0; }
figure { margin: 1.2rem 0; }
figcaption { text-align: center; font-size: 15px; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; margin: .4rem auto; font: 14px/1.4 SimSun, "Noto Serif CJK SC", serif; }
th, td { border: 1px solid #000; padding: .2rem .4rem; }
th.group { text-align: left; }
td.center, th { word-break: keep-all; } td.right { white-space: nowrap; } td.left { min-width: 6em; text-align: left; } td.center, th { min-width: 2.2em; } td.center { text-align: center; } td.right { text-align: right; }
.table-note, .chart-words { font-size: 14px; }
nav ul { list-style: none; padding: 0; } nav .level-2 { padding-left: 2em; } .contents-title { text-align: center; }
a { color: inherit; text-decoration: none; border-bottom: 1px dotted #888; }
.figure { border-bottom: 1px dotted #4a78b0; cursor: help; } .figure:hover { background: #e3eefb; }
.words:hover { background: #f1f1f1; }
mark { background: #ff0; font-weight: bold; }
@media print { body { background: #fff; } main { box-shadow: none; margin: 0; max-width: none; padding: 0; } }
@media (max-width: 50rem) { main { padding: 1.5rem 1rem; margin: 0; } }
`;
