import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Tone } from '../../../ui/desk/status-tag.tsx'
import type { CarryReason, DayItem } from './questions.ts'

/** Why something is not done on its day. */
export const reasonWords: Record<CarryReason, MessageDescriptor> = {
  'within-limit': msg`still within its limit`,
  'cannot-be-reached': msg`cannot be reached`,
  'left-the-city': msg`has left the city`,
  refuses: msg`refuses`,
  'no-transport': msg`no transport`,
  'no-room': msg`no room at an isolation site`,
  'awaits-result': msg`waits for a result`,
  'awaits-other-area': msg`waits for another area`,
  'hands-short': msg`too few hands`,
  'wrong-details': msg`details are wrong`,
}

/** The same on paper, which has one language. */
export const reasonsOnPaper: Record<CarryReason, string> = {
  'within-limit': '时限内',
  'cannot-be-reached': '联系不上',
  'left-the-city': '已离开本市',
  refuses: '拒绝配合',
  'no-transport': '无车转运',
  'no-room': '隔离点无房',
  'awaits-result': '等待结果',
  'awaits-other-area': '等待外区协查',
  'hands-short': '人手不足',
  'wrong-details': '信息有误',
}

export const kindsOnPaper: Readonly<Record<string, string>> = {
  'member-not-resampled': '混管阳性成员未复采',
  'preliminary-not-confirmed': '初筛阳性未确认',
  'positive-without-case': '阳性未建病例',
  'case-not-assigned': '病例未分派',
  'case-not-reported': '病例未报告',
  'case-without-key-facts': '核心信息未完成',
  'case-without-full-investigation': '流调未完成',
  'contact-not-judged': '接触者未判定',
  'contact-not-located': '密接未找到',
  'contact-not-informed': '密接未告知',
  'contact-not-placed': '密接未管控到位',
  'assist-unanswered': '协查未答复',
  'look-back-not-complete': '回头看未完成',
}

export const itemWords: Record<DayItem['state'], { tone: Tone; word: MessageDescriptor }> = {
  left: { tone: 'late', word: msg`to decide` },
  carried: { tone: 'wait', word: msg`carried over` },
  closed: { tone: 'ok', word: msg`done` },
}
