import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { questions } from '../../../api/questions.ts'
import { useMe } from '../../../shell/use-me.ts'

/** The site that somebody works at, from `site:12` in their unit; '' for everybody else. */
export const ownSite = (unit: string | undefined) => /^site:(\d+)$/.exec(unit ?? '')?.[1] ?? ''

/** The site asked for, or one's own, or the only one there is. */
export function useSite(round: string | null, asked: string) {
  const { actor } = useMe()
  const sites =
    useQuery({ ...questions.sites(round ?? ''), enabled: round !== null }).data?.sites ?? []
  const [only] = sites.length === 1 ? sites : []
  const site = asked || ownSite(actor?.unit) || only?.id || ''
  return { site, sites, name: sites.find(({ id }) => id === site)?.name ?? '' }
}

/** Chooses a site of the round by number or name. */
export function SiteChoice(props: {
  id: string
  site: string
  sites: readonly { id: string; name: string }[]
  onSite: (site: string) => void
}) {
  const { t } = useLingui()
  return (
    <label htmlFor={props.id}>
      <Trans>Site</Trans>
      <Select
        id={props.id}
        showSearch={{ optionFilterProp: 'label' }}
        value={props.site || null}
        onChange={(site) => props.onSite(site ?? '')}
        notFoundContent={t`This round has no sites in your area`}
        options={props.sites.map(({ id, name }) => ({ value: id, label: `${id} · ${name}` }))}
      />
    </label>
  )
}
