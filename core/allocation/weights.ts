/**
 * What a choice can cost, for one person each. A cost is stated in kilometres of way, so that a figure can be argued about: one kilometre
 * further is 1. Which of them a city wants otherwise stands in its settings; the figures here are our choice, no rule (docs/allocation.md).
 */
export const softKinds = [
  'distance',
  'language',
  'diet',
  'special-room',
  'apart',
  'turnover',
  'balance',
  'opens-passage',
  'move',
  'unplaced',
] as const
export type SoftKind = (typeof softKinds)[number]
export type Weights = Readonly<Record<SoftKind, number>>

/** Our weights: kilometres that one person would rather be driven than have this once. */
export const weights: Weights = {
  distance: 1,
  language: 12,
  diet: 6,
  'special-room': 8,
  apart: 10,
  turnover: 5,
  balance: 4,
  'opens-passage': 0.5,
  move: 60,
  unplaced: 1000,
}

/** Why a weight is there, in words. */
export const reasonOf: Readonly<Record<SoftKind, { readonly zh: string; readonly en: string }>> = {
  distance: { zh: '离家每公里', en: 'each kilometre from home' },
  language: { zh: '隔离点没有人会说其语言', en: 'nobody at the site speaks their language' },
  diet: { zh: '隔离点做不了所需饮食', en: 'the kitchen cannot cook a diet they need' },
  'special-room': {
    zh: '占用了没有此需要的特殊房间',
    en: 'takes a special room that somebody else may need',
  },
  apart: { zh: '同住家人分住不同房间', en: 'a household lives in more rooms than one' },
  turnover: {
    zh: '隔离点在其预计解除前关闭，每天',
    en: 'each day that the site closes before they are likely to leave',
  },
  balance: { zh: '隔离点已住得较满', en: 'the site is already full in part' },
  'opens-passage': { zh: '新开一条空通道', en: 'opens an empty passage for their group' },
  move: { zh: '已分到房间的人改房', en: 'somebody who was given a room gets another' },
  unplaced: { zh: '没有房间', en: 'no room at all' },
}
