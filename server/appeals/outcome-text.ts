import type { AppealState } from '@bihuan/core/appeals/appeal-state.ts'
import { spoken } from '@bihuan/core/status/rule-words.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'

export type Outcome = Exclude<AppealState['state'], 'open'>

/**
 * What a phone gets of an outcome: what it was and where the reason is read. Never the reason itself nor what the order was about, because
 * others read a screen too.
 */
export function outcomeText(order: string, outcome: Outcome, until: Instant | null): string {
  const about = `您对命令 ${order} 的申诉`
  const where = '原因请看您的页面“申诉”，或问社区。'
  switch (outcome) {
    case 'lifted':
      return `${about}：命令已解除。${where} Your appeal: the order is lifted.`
    case 'shortened': {
      const [zh, en] = [spoken(until ?? 0, 'zh', true), spoken(until ?? 0, 'en', true)]
      return `${about}：命令缩短到 ${zh}。${where} Your appeal: the order now ends ${en}.`
    }
    case 'upheld':
      return `${about}：命令维持。您可以再次申诉。${where} Your appeal: the order stays. You can appeal again.`
    case 'lapsed':
      return `${about}到时没有人决定，命令已自动暂停。${where} Nobody decided your appeal in time: the order has stopped.`
  }
}
