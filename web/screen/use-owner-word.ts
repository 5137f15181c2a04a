import { useLingui } from '@lingui/react/macro'
import type { Board, Loop } from '../api/wire.ts'

/** Who must close a loop, in words: the name where the server has one, else the kind and its number. */
export function useOwnerWord({ laboratories }: Pick<Board, 'laboratories'>) {
  const { t } = useLingui()
  return ({ owner, ownerName }: Pick<Loop, 'owner' | 'ownerName'>) => {
    if (ownerName) return ownerName
    const [kind = '', id = ''] = owner.split(':')
    switch (kind) {
      case 'site':
        return t`Site ${id}`
      case 'laboratory':
        return laboratories.find((one) => one.laboratory === id)?.name ?? t`Laboratory ${id}`
      case 'courier':
        return t`Courier`
      case 'street':
        return t`Street team`
      case 'community':
        return t`Community team`
      case 'district':
        return t`District command`
      default:
        return owner
    }
  }
}
