import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import { useMe } from '../../../shell/use-me.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { useSend } from '../orders/use-send.ts'
import { KindTag } from './kind-tag.tsx'
import { type ContactsNamed, contactsQuestion, purposeOf } from './questions.ts'
import './contacts.css'

type ItemOfCase = {
  state: string
  people: readonly { person?: string; name?: string; phone?: string }[]
}
const shownRows = 8

/** The contacts of a case beside its timeline: who of it can be taken over at once, who is named, and the way to judge them. */
export function CaseContacts(props: {
  caseId: string
  items: readonly ItemOfCase[]
  mayWrite: boolean
}) {
  const { t } = useLingui()
  const { actor } = useMe()
  const queries = useQueryClient()
  const { caseId, items, mayWrite } = props
  const path = `/cases/${encodeURIComponent(caseId)}/contacts`
  const answer = useInfiniteQuery(
    contactsQuestion({ list: 'case', case: caseId }, purposeOf(actor?.role)),
  )
  const send = useSend<{ from: string }, ContactsNamed>(
    ({ from }) => `${path}/${from}`,
    () => void queries.invalidateQueries({ queryKey: ['contacts'] }),
    () => ({}),
  )
  const rows = answer.data?.pages.flatMap(({ contacts }) => contacts) ?? []
  const confirmed = items.filter(({ state }) => state === 'confirmed')
  const companions = new Set(
    confirmed.flatMap(({ people }) => people.map((one) => one.person ?? one.phone ?? one.name)),
  ).size
  const open = rows.filter(({ decided }) => decided === null).length
  return (
    <Panel
      title={t`Contacts`}
      aside={
        <Link to={path}>
          <Trans>Judge and sign</Trans>
        </Link>
      }
    >
      {answer.isError && rows.length === 0 ? <ErrorState cause={answer.error} /> : null}
      <p>
        <Plural value={rows.length} _0="Nobody is named yet." one="# named" other="# named" />
        {open > 0 ? (
          <>
            , <Plural value={open} one="# not judged" other="# not judged" />
          </>
        ) : null}
      </p>
      <ul className="case-contacts">
        {rows.slice(0, shownRows).map((row) => (
          <li key={row.contact}>
            <Link to={`${path}?contact=${row.contact}`}>{row.nameMasked ?? t`unknown`}</Link>{' '}
            <KindTag kind={row.decided ?? row.proposed} />
            {row.decided === null ? (
              <span className="faint">
                {' '}
                <Trans>proposed</Trans>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {mayWrite ? (
        <div className="name-acts">
          <Button onClick={() => send.mutate({ from: 'from-household' })} loading={send.isPending}>
            <Trans>The household, by the register</Trans>
          </Button>
          <Button
            disabled={companions === 0}
            onClick={() => send.mutate({ from: 'from-items' })}
            loading={send.isPending}
          >
            <Plural value={companions} one="# of the timeline" other="# of the timeline" />
          </Button>
        </div>
      ) : null}
      {send.isError ? <ErrorState cause={send.error} /> : null}
    </Panel>
  )
}
