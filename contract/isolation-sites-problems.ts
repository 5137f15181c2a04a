import type { ProblemText } from './problems.ts'

/** Refusals of isolation sites, their rooms and their activation. */
export const isolationSiteProblems = {
  'isolation-site.unknown': {
    status: 404,
    zh: '没有这个隔离点（{site}）；请刷新名单',
    en: 'There is no isolation site {site}: load the list again',
  },
  'isolation-site.not-yours': {
    status: 403,
    zh: '您属于 {unit}，不能在 {site} 号隔离点操作；请由该点人员办理',
    en: 'You belong to {unit} and cannot act at isolation site {site}: ask somebody who works there',
  },
  'isolation-site.not-now': {
    status: 409,
    zh: '隔离点当前为 {state}，不能这样做；见 errors',
    en: 'The isolation site is {state}, which does not allow this: see errors',
  },
  'isolation-site.changed-meanwhile': {
    status: 409,
    zh: '有人刚改过这个隔离点；请刷新后再试',
    en: 'Somebody changed this isolation site meanwhile: load it again',
  },
  'isolation-site.area-unknown': {
    status: 422,
    zh: '没有这个区划代码（{area}）；请从列表选择',
    en: 'There is no area {area}: choose one of the list',
  },
  'isolation-site.place-unknown': {
    status: 422,
    zh: '现行方案没有“{place}”这种场所；可用：{known}',
    en: 'The policy in force knows no place {place}: use one of {known}',
  },
  'isolation-site.already-found': {
    status: 409,
    zh: '同一地区已有同名隔离点（{number} 号）；请打开那一个',
    en: 'Isolation site {number} of this area has the same name: open that one',
  },
  'isolation-site.room-twice': {
    status: 422,
    zh: '房间号 {room} 出现两次；请各写一次',
    en: 'Room {room} is named twice: name each room once',
  },
  'isolation-site.room-differs': {
    status: 409,
    zh: '房间 {room} 已登记且内容不同；请核对',
    en: 'Room {room} is registered already with other content: check it',
  },
  'isolation-site.room-unknown': {
    status: 404,
    zh: '该隔离点没有所选的房间；请刷新',
    en: 'This isolation site has no such room: load it again',
  },
  'isolation-site.room-in-use': {
    status: 409,
    zh: '{rooms} 间房有人在住或已分配；请先换房',
    en: '{rooms} of the rooms are taken or given to somebody: give those people another room first',
  },
  'isolation-site.items-missing': {
    status: 422,
    zh: '检查表须逐项填写；还差：{items}',
    en: 'Every item of the checklist is answered; missing are: {items}',
  },
  'isolation-site.item-unknown': {
    status: 422,
    zh: '检查表没有这一项：{items}；请刷新检查表',
    en: 'The checklist has no item {items}: load it again',
  },
  'isolation-site.nothing-to-inspect': {
    status: 409,
    zh: '现行方案和本市都没有检查条件；请先设置',
    en: 'Neither the policy nor the city names a condition: set one first',
  },
  'isolation-site.until-is-over': {
    status: 422,
    zh: '征用期限须在将来',
    en: 'A requisition lasts until a moment that is still to come',
  },
  'isolation-site.requisition-over': {
    status: 409,
    zh: '征用已于 {until} 到期；请先续期',
    en: 'The requisition ended at {until}: renew it first',
  },
  'isolation-site.inspection-failed': {
    status: 409,
    zh: '最近一次检查未通过；请整改后再检查',
    en: 'The newest inspection failed: put it right and inspect again',
  },
  'isolation-site.no-rooms': {
    status: 409,
    zh: '没有可用的房间；请先登记房间',
    en: 'It has no room that can be used: register rooms first',
  },
  'isolation-site.people-inside': {
    status: 409,
    zh: '还有 {people} 人在住、{coming} 人在途；请先安排他们离开',
    en: '{people} people are inside and {coming} on their way: they come first',
  },
  'isolation-site.not-disinfected': {
    status: 409,
    zh: '还有 {rooms} 间房、{zones} 个区未完成终末消毒并复核',
    en: '{rooms} rooms and {zones} zones lack a terminal disinfection that was checked',
  },
  'isolation-site.waste-left': {
    status: 409,
    zh: '还有 {bags} 袋医废未交出；请先办理联单',
    en: '{bags} bags of waste are still here: hand them over first',
  },
  'isolation-site.sheet-faulty': {
    status: 422,
    zh: '文件有 {faults} 处错误，未导入；见 errors',
    en: 'The file has {faults} faults and nothing was imported: see errors',
  },
  'supply-choice.unknown': {
    status: 404,
    zh: '没有这一项；请刷新',
    en: 'There is no such item: load the list again',
  },
  'site-activation.unknown': {
    status: 404,
    zh: '没有这个启用令；请刷新',
    en: 'There is no such activation order: load the list again',
  },
  'site-activation.running': {
    status: 409,
    zh: '该地区已有执行中的启用令；请先结束它',
    en: 'An activation of this area is running: end it first',
  },
  'site-activation.over': {
    status: 409,
    zh: '启用令已结束',
    en: 'This activation has ended already',
  },
  'site-activation.steps-missing': {
    status: 422,
    zh: '现行方案没有已确认的启用梯次；请写明几小时内启用几成',
    en: 'The policy in force has no confirmed ladder: say which share is ready within which hours',
  },
  'site-activation.no-ladder': {
    status: 422,
    zh: '各级时限和比例须逐级增加，最后一级为全部',
    en: 'Hours and shares grow from step to step, and the last step is the whole',
  },
  'site-activation.nothing-there': {
    status: 409,
    zh: '该地区没有可启用的隔离点；请先登记',
    en: 'This area has no isolation site that could be used: register some first',
  },
} as const satisfies Record<string, ProblemText>
