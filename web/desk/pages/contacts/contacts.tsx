import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useState } from 'react'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { MoreButton } from '../../../ui/desk/more-button.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { SavedViews } from '../../shell/saved-views.tsx'
import { useRowKeys } from '../loops/use-row-keys.ts'
import { Watermark } from '../person/watermark.tsx'
import { ContactPart } from './contact-part.tsx'
import { ContactTable } from './contact-table.tsx'
import { CountsPart } from './counts-part.tsx'
import { ManyBar } from './many-bar.tsx'
import { type ContactFilter, contactsQuestion, purposeOf } from './questions.ts'
import { useList } from './use-list.ts'
import './contacts.css'

/** Contacts of an area by what is next, one's own, and those that were handed over to be moved. */
export function ContactsPage() {
  const { t } = useLingui()
  const { actor } = useMe()
  const queries = useQueryClient()
  const { filter, change } = useList()
  const [opened, setOpened] = useState('')
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const purpose = purposeOf(actor?.role)
  const answer = useInfiniteQuery(contactsQuestion(filter, purpose))
  const rows = answer.data?.pages.flatMap(({ contacts }) => contacts) ?? []
  const picked = useRowKeys(
    rows.length,
    (at) => setOpened(rows[at]?.contact ?? ''),
    '.contacts .ant-table-row',
  )
  useTitle(t`Contacts`)
  const isDispatcher = actor?.role === 'transfer-dispatcher'
  const toggle = (contact: string) => {
    const next = new Set(ticked)
    if (!next.delete(contact)) next.add(contact)
    setTicked(next)
  }
  const lists: { value: ContactFilter['list']; label: string }[] = [
    { value: 'open', label: t`What is open` },
    { value: 'transfer', label: t`To be moved` },
    { value: 'mine', label: t`Given to me` },
  ]
  const done = () => {
    setTicked(new Set())
    void queries.invalidateQueries({ queryKey: ['contacts'] })
    void queries.invalidateQueries({ queryKey: ['contact-counts'] })
  }
  return (
    <div className="contacts">
      <Watermark />
      <PageHead
        title={isDispatcher ? t`Contacts to be moved` : t`Contacts`}
        aside={<SavedViews />}
        line={
          <Trans>
            Judged, signed, located, told, brought to where they stay: the same day. Everybody on
            the page can see that it was read.
          </Trans>
        }
      />
      {isDispatcher ? null : (
        <Segmented
          aria-label={t`Which list`}
          value={filter.list}
          options={lists}
          onChange={(list) => change({ list: list as ContactFilter['list'], step: '' })}
        />
      )}
      {filter.list === 'open' ? <CountsPart filter={filter} change={change} /> : null}
      {isDispatcher ? null : (
        <ManyBar rows={rows} ticked={ticked} setTicked={setTicked} onDone={done} />
      )}
      {answer.isError && rows.length === 0 ? (
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      ) : (
        <div className={opened ? 'contacts-columns' : ''}>
          <div className="contacts-main">
            <ContactTable
              caption={t`Contacts`}
              rows={rows}
              picked={picked}
              open={setOpened}
              withCase={!isDispatcher}
              ticks={isDispatcher ? null : { has: (one) => ticked.has(one), toggle }}
              loading={answer.isPending}
              empty={
                <EmptyState title={t`Nothing is open here`}>
                  <Trans>Nobody on this list waits for anything.</Trans>
                </EmptyState>
              }
            />
            <MoreButton answer={answer} />
          </div>
          {opened ? (
            <ContactPart
              key={opened}
              contact={opened}
              purpose={purpose}
              mayWrite={false}
              onChanged={done}
              onClose={() => setOpened('')}
            />
          ) : null}
        </div>
      )}
    </div>
  )
}
