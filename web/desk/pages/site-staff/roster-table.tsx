import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import { useFormats } from '../../../i18n/format.ts'
import { useCityNow } from '../../../shell/city-clock.ts'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useSend } from '../orders/use-send.ts'
import type { StaffRow } from './questions.ts'
import { useRoleWord } from './words.ts'

type Act = { staff: string; verb: 'begin-cycle' | 'end-cycle' | 'tests' | 'end'; body: object }
// A usual cycle; the row says until when, and the manager ends it on the day.
const usualDays = 14

/** The roster: who lives inside until when, who owes a swab, and what is done about it. */
export function RosterTable(props: {
  staff: readonly StaffRow[]
  isManager: boolean
  mayTest: boolean
  loading: boolean
  onDone: () => void
}) {
  const { t } = useLingui()
  const format = useFormats()
  const now = useCityNow()
  const roleWord = useRoleWord()
  const { staff, isManager, mayTest, loading, onDone } = props
  const send = useSend<Act, object>(
    ({ staff: one, verb }) => `/site-staff/${one}/${verb}`,
    onDone,
    ({ body }) => body,
  )
  const act = (row: StaffRow, verb: Act['verb'], body: object = {}) => (
    <Button
      size="small"
      loading={send.isPending && send.variables.staff === row.staff && send.variables.verb === verb}
      onClick={() => send.mutate({ staff: row.staff, verb, body })}
    >
      {verb === 'tests' ? (
        <Trans>Swab taken</Trans>
      ) : verb === 'begin-cycle' ? (
        <Trans>Moves in</Trans>
      ) : verb === 'end-cycle' ? (
        <Trans>Leaves the closed loop</Trans>
      ) : (
        <Trans>Off the roster</Trans>
      )}
    </Button>
  )
  const columns: Columns<StaffRow> = [
    { key: 'name', title: t`Who`, render: (_, row) => row.nameMasked },
    { key: 'role', title: t`Job`, render: (_, row) => roleWord(row.role) },
    {
      key: 'inside',
      title: t`Closed loop`,
      render: (_, row) =>
        row.inSince ? (
          <>
            <Trans>inside until {row.dueOut ?? ''}</Trans>{' '}
            {row.overstays ? (
              <StatusTag tone="late">
                <Trans>longer than planned</Trans>
              </StatusTag>
            ) : null}
          </>
        ) : (
          <span className="faint">
            <Trans>outside</Trans>
          </span>
        ),
    },
    {
      key: 'swab',
      title: t`Swab`,
      render: (_, row) => (
        <>
          {row.testDue ? (
            <StatusTag tone="wait">
              <Trans>due today</Trans>
            </StatusTag>
          ) : null}{' '}
          <span className="faint">{row.lastTestAt ? format.time(row.lastTestAt) : '–'}</span>
        </>
      ),
    },
    {
      key: 'acts',
      render: (_, row) => (
        <span className="site-staff-acts">
          {mayTest ? act(row, 'tests', { at: new Date(now).toISOString() }) : null}
          {isManager && !row.inSince ? act(row, 'begin-cycle', { days: usualDays }) : null}
          {isManager && row.inSince ? act(row, 'end-cycle') : null}
          {isManager && !row.inSince ? act(row, 'end') : null}
        </span>
      ),
    },
  ]
  return (
    <>
      <DataTable
        caption={t`Roster`}
        rows={staff}
        columns={columns}
        rowKey={(row) => row.staff}
        loading={loading}
        minWidth={760}
        empty={
          <EmptyState title={t`Nobody is on the roster`}>
            <Trans>The manager of the site adds people of the register below.</Trans>
          </EmptyState>
        }
      />
      {send.isError ? <ErrorState cause={send.error} /> : null}
    </>
  )
}
