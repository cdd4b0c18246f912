/** 程序更新。 */
import type { UpdateWords } from '../update-words';

export const updates: UpdateWords = {
  title: '程序更新',
  version: '现用版本',
  previous: '可退回的版本',
  noPrevious: '没有',
  goBack: '要退回：关掉程序，运行 kaquan-kiosk --rollback，再打开',
  waiting: '下次启动换上',
  failed: '没能启动的版本',
  bySelf: '不营业时自动到这里找',
  upkeep: {
    sources: '这是开发用的程序，在这里不更新：取新的源代码再构建。',
    deb: '这台机器用 deb 安装包：新版本直接覆盖安装（sudo apt install ./新版本.deb），账本和设置都保留。',
    appimage: '这台机器用 AppImage：关掉程序，换成新的 AppImage 文件，账本和设置都保留。',
    nsis: '这台机器用安装程序：关掉收银台，运行新版本的安装程序，账本和设置都保留。',
    dmg: '这台机器用 dmg：把新版本拖进“应用程序”覆盖旧的，账本和设置都保留。',
  },
  unsigned: '这个程序没有发布签名，不接受更新。请让技术支持换成签过名的版本。',
  look: '现在找更新',
  looking: '正在找…',
  take: '放好，下次启动换上',
  taking: '正在核对并放好…',
  takeHint: '只放好，不会换掉正在用的程序。60 秒内起不来，就自动退回现在的版本。',
  found: (version) => `找到新版本 ${version}，签名正确`,
  taken: (version) => `版本 ${version} 已放好。关掉程序再打开就换上`,
  left: {
    'nothing-newer': '没有更新的版本',
    waiting: '新版本已经放好，下次启动换上',
    'failed-before': '这个版本在本机没能启动过，不再自动采用',
    'shift-open': '正在当班：先交班再更新',
  },
  refused: {
    'not-here': '这个程序不能自己更新',
    'no-place': '先写好从哪里更新',
    'no-key': '这个程序没有发布签名，不接受更新',
    unreachable: '这个地方读不到：检查 U 盘、文件夹或网址',
    'not-signed': '签名不对，没有采用。请向技术支持要正确的版本',
    damaged: '文件损坏，没有采用。请重新复制一份',
    'not-unpacked': '解不开，没有采用。检查磁盘空间和文件夹权限',
    unwritable: '账本写不进去，所以没有更新',
  },
};
