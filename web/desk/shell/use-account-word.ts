import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { questions } from '../../api/questions.ts'
import { useRound } from './use-round.ts'

/**
 * An account of the ledger (`site:3`, `courier:…`, `laboratory:2`, `street:410105001`) in words. `known` are names that the
 * page has; a laboratory's comes from the board, everything else goes by kind and number.
 */
export function useAccountWord() {
  const { t } = useLingui()
  const round = useRound()
  const board = useQuery({ ...questions.board(round ?? ''), enabled: round !== null }).data
  return (account: string, known?: string | null) => {
    if (known) return known
    const [kind = '', id = ''] = account.split(':')
    switch (kind) {
      case 'site':
        return t`Site ${id}`
      case 'laboratory':
        return board?.laboratories.find((one) => one.laboratory === id)?.name ?? t`Laboratory ${id}`
      case 'courier':
        return id.length > 16 ? t`Courier` : t`Courier ${id}`
      case 'street':
        return t`Street team`
      case 'community':
        return t`Community team`
      case 'district':
        return t`District command`
      case 'stock':
        return t`Unused, at site ${id}`
      case 'done':
        return t`Resulted`
      case 'void':
        return t`Void`
      case 'lost':
        return t`Lost`
      default:
        return account
    }
  }
}
