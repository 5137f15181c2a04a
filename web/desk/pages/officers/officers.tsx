import type * as contract from '@bihuan/contract/signing.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { queryOptions, useQuery } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { read } from '../../../api/client.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { ImportPosts } from './import-posts.tsx'
import { OwnPasskey } from './own-passkey.tsx'
import { powerWords } from './power-words.ts'
import './officers.css'

export type OfficerList = Static<typeof contract.OfficerList>
type Officer = OfficerList['officers'][number]

export const officersQuestion = () =>
  queryOptions({
    queryKey: ['officers'],
    queryFn: ({ signal }) => read<OfficerList>('/officers', { signal }),
  })

function useColumns(): Columns<Officer> {
  const { t } = useLingui()
  const format = useFormats()
  return [
    { title: t`Officer`, key: 'name', width: 150, render: (_, one) => one.name ?? one.officer },
    { title: t`Unit`, key: 'unit', width: 190, dataIndex: 'unit' },
    { title: t`Good for`, key: 'area', width: 90, dataIndex: 'area' },
    {
      title: t`May`,
      key: 'powers',
      render: (_, one) =>
        one.powers
          .map((power) => {
            const word = powerWords[power]
            return word ? t(word) : power
          })
          .join(t`, `),
    },
    {
      title: t`Until`,
      key: 'until',
      width: 130,
      render: (_, one) => format.fullDay(one.until),
    },
  ]
}

/** Who may sign now, by whose appointment; one's own passkey; and the authority's papers, where they are taken in. */
export function Officers() {
  const { t } = useLingui()
  const format = useFormats()
  const { actor } = useMe()
  const answer = useQuery(officersQuestion())
  const columns = useColumns()
  useTitle(t`Officers`)
  const list = answer.data
  if (!list)
    return answer.isError ? (
      <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
    ) : (
      <Skeleton rows={10} />
    )
  return (
    <div className="officers">
      <PageHead
        title={t`Officers`}
        line={
          <Trans>
            Who may sign orders, acts and rules now. Only the appointing authority makes an officer,
            with a key that lies outside of this system; no row of the database does.
          </Trans>
        }
      />
      {list.hasAuthority ? null : (
        <EmptyState title={t`This city has no appointing authority yet`}>
          <Trans>
            Nobody can sign an order. Make one with “bihuan authority make” and put trust.json into
            the data folder.
          </Trans>
        </EmptyState>
      )}
      <OwnPasskey list={list} />
      <Panel title={t`In office now: ${format.number(list.officers.length)}`}>
        <DataTable
          caption={t`Officers in office`}
          rows={list.officers}
          columns={columns}
          rowKey={(one) => `${one.officer} ${one.unit} ${one.area}`}
          empty={<Trans>Nobody is in office: no order can be signed.</Trans>}
        />
      </Panel>
      {actor?.role === 'administrator' ? <ImportPosts list={list} /> : null}
    </div>
  )
}
