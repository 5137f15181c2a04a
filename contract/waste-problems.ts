import type { ProblemText } from './problems.ts'

/** Refusals of waste and disinfection. */
export const wasteProblems = {
  'waste-bag.label-unknown': {
    status: 422,
    zh: '{bag} 不是发给本点的标签；请用本点的标签',
    en: '{bag} is no label of this isolation site: use one that was printed for it',
  },
  'waste-bag.label-used': {
    status: 409,
    zh: '标签 {bag} 已用过；请换一张',
    en: 'Label {bag} is on another bag already: take the next one',
  },
  'waste-bag.in-the-future': {
    status: 422,
    zh: '时间不能在将来',
    en: 'Waste is not packed in the future',
  },
  'waste-bag.elsewhere': {
    status: 409,
    zh: '{bags} 不在应在的位置；请核对',
    en: '{bags} are not where they would have to be for this: check them',
  },
  'waste-manifest.unknown': {
    status: 404,
    zh: '没有这张联单；请刷新',
    en: 'There is no such manifest: load the list again',
  },
  'waste-manifest.not-now': {
    status: 409,
    zh: '联单当前为 {state}，不能这样做',
    en: 'The manifest is {state}, which does not allow this',
  },
  'waste-manifest.not-its-bag': {
    status: 422,
    zh: '{bags} 不在这张联单上',
    en: '{bags} are not on this manifest',
  },
  'cleaning.nothing-named': {
    status: 422,
    zh: '请选定房间或一个区，二者择一',
    en: 'Name rooms or one zone, and not both',
  },
  'cleaning.people-inside': {
    status: 409,
    zh: '{rooms} 间房还有人在住；退房消毒须在人离开之后',
    en: '{rooms} of the rooms are taken: they are cleaned after people have left',
  },
  'cleaning.method-unknown': {
    status: 422,
    zh: '消毒清单没有这种方法；请先设置',
    en: 'The list of disinfectants has no such method: set it first',
  },
  'cleaning.concentration-outside': {
    status: 422,
    zh: '浓度应为 {low} 至 {high} {unit}',
    en: 'The concentration has to lie between {low} and {high} {unit}',
  },
  'cleaning.too-short': {
    status: 422,
    zh: '作用时间至少 {minutes} 分钟',
    en: 'The contact time is at least {minutes} minutes',
  },
  'cleaning.no-proof': {
    status: 422,
    zh: '请附证明：试纸读数或照片',
    en: 'Add a proof: the reading of a test strip or a photo',
  },
  'cleaning.strip-outside': {
    status: 422,
    zh: '试纸读数 {strip} 不在 {low} 至 {high} 之间；请重新消毒',
    en: 'The strip reads {strip}, which is not between {low} and {high}: disinfect again',
  },
  'cleaning.in-the-future': {
    status: 422,
    zh: '时间不能在将来，也不能早于退房',
    en: 'A cleaning is not in the future, and not before people left',
  },
  'cleaning.terminal-needed': {
    status: 409,
    zh: '{rooms} 间房住过感染者，须做终末消毒',
    en: 'Somebody infected was in {rooms} of the rooms: they need the terminal disinfection',
  },
  'cleaning.unknown': {
    status: 404,
    zh: '没有这次消毒或已复核；请刷新',
    en: 'There is no such cleaning, or it was checked: load the list again',
  },
  'cleaning.own': {
    status: 403,
    zh: '消毒须由另一人复核',
    en: 'Somebody else than who cleaned has to check it',
  },
} as const satisfies Record<string, ProblemText>
