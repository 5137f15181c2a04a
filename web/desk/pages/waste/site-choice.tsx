import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useEffect } from 'react'
import { Field } from '../isolation-sites/field.tsx'
import { sitesQuestion } from '../isolation-sites/questions.ts'

/** Which isolation site: whoever works at one has that one; it stands in the address. */
export function SiteChoice(props: { site: string; onChange: (site: string) => void }) {
  const { t } = useLingui()
  const answer = useInfiniteQuery(sitesQuestion({}))
  const sites = answer.data?.pages.flatMap((page) => page.sites) ?? []
  const { site, onChange } = props
  const only = sites.length === 1 && !answer.hasNextPage ? sites[0]?.site : undefined
  useEffect(() => {
    if (only !== undefined && site === '') onChange(only)
  }, [only, site, onChange])
  return (
    <Field word={<Trans>Isolation site</Trans>}>
      {(id) => (
        <Select
          id={id}
          showSearch
          optionFilterProp="label"
          style={{ minWidth: 220 }}
          value={site}
          loading={answer.isPending}
          options={[
            { value: '', label: t`all` },
            ...sites.map((one) => ({ value: one.site, label: `${one.number} · ${one.name}` })),
          ]}
          onChange={onChange}
        />
      )}
    </Field>
  )
}
