import { useLingui } from '@lingui/react/macro'

/** Who has to act, in words: `district:410105`, `city:4101` or `isolation-site:7`. */
export function useOwner(): (owner: string) => string {
  const { t } = useLingui()
  return (owner) => {
    const [kind, id = ''] = owner.split(':')
    if (kind === 'city') return t`the city’s headquarters`
    if (kind === 'district') return t`the headquarters of district ${id}`
    return kind === 'isolation-site' ? t`isolation site ${id}` : owner
  }
}
