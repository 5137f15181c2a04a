import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button, Switch } from 'antd'
import { Link } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { Countdown } from '../../../ui/desk/countdown.tsx'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { CaseSpeedsPanel } from './case-speeds.tsx'
import { type CaseRow, casesQuestion } from './questions.ts'
import { useFilter } from './use-filter.ts'
import { clockWords, stepWords } from './words.ts'

function ClockCell({ clock }: { clock: CaseRow['clocks'][number] }) {
  const format = useFormats()
  const { dueAt, doneAt, late } = clock
  if (doneAt !== null)
    return (
      <span title={dueAt === null ? '' : format.dayAndTime(dueAt)}>
        <StatusTag tone={late ? 'wait' : 'ok'}>
          {late ? (
            <Trans>late, {format.time(doneAt)}</Trans>
          ) : (
            <Trans>done {format.time(doneAt)}</Trans>
          )}
        </StatusTag>
      </span>
    )
  if (dueAt === null)
    return (
      <span className="faint">
        <Trans>no limit</Trans>
      </span>
    )
  return <Countdown dueAt={dueAt} />
}

/** How many of how many, with a bar: the rest is what is still owed. */
function StepCell({ step }: { step: CaseRow['contacts'][number] }) {
  const format = useFormats()
  if (step.of === 0) return <span className="faint">–</span>
  return (
    <span className="clock-step">
      <span>
        <b>{format.number(step.done)}</b> / {format.number(step.of)}
      </span>
      <span className="clock-step-bar" aria-hidden="true">
        <i style={{ inlineSize: `${(step.done / step.of) * 100}%` }} />
      </span>
      {step.late > 0 ? (
        <small className="late">
          <Trans>{format.number(step.late)} late</Trans>
        </small>
      ) : null}
    </span>
  )
}

/** Running cases, the latest first, each with its clocks and the steps of its contacts. */
export function CasesPart() {
  const { t } = useLingui()
  const format = useFormats()
  const { filter, change } = useFilter()
  useTitle(t`Clocks by case`)
  const { area, late, before } = filter
  const answer = useQuery(casesQuestion({ area, late, before }))
  if (!answer.data && answer.isError)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  const columns: Columns<CaseRow> = [
    {
      key: 'case',
      title: t`Case`,
      fixed: 'left',
      width: 128,
      render: (_, row) => (
        <>
          <Link to={`/cases/${encodeURIComponent(row.case)}`} className="code">
            {row.number ?? row.case}
          </Link>
          <br />
          <span className="faint">
            {format.dayAndTime(row.openedAt)} · {format.area(row.area, row.areaName)}
          </span>
        </>
      ),
    },
    ...(['assigned', 'reported', 'key-facts', 'full'] as const).map((name) => ({
      key: name,
      title: t(clockWords[name]),
      width: 106,
      render: (_: unknown, row: CaseRow) => {
        const clock = row.clocks.find((one) => one.clock === name)
        return clock ? <ClockCell clock={clock} /> : null
      },
    })),
    ...(['judged', 'located', 'informed', 'placed'] as const).map((name) => ({
      key: name,
      title: t(stepWords[name]),
      width: 88,
      render: (_: unknown, row: CaseRow) => {
        const step = row.contacts.find((one) => one.step === name)
        return step ? <StepCell step={step} /> : null
      },
    })),
    {
      key: 'speeds',
      title: t`Speeds`,
      width: 64,
      render: (_, row) => (
        <button
          type="button"
          className="link-button"
          aria-expanded={filter.open === row.case}
          onClick={() =>
            change({ open: filter.open === row.case ? '' : row.case, before: filter.before })
          }
        >
          <Trans>Show</Trans>
        </button>
      ),
    },
  ]
  return (
    <>
      <div className="clocks-bar">
        <label htmlFor="clocks-late" className="clocks-switch">
          <Switch
            id="clocks-late"
            checked={late === 'true'}
            onChange={(only) => change({ late: only ? 'true' : '' })}
          />
          <Trans>Only cases with something late</Trans>
        </label>
      </div>
      {filter.open ? <CaseSpeedsPanel id={filter.open} /> : null}
      <DataTable<CaseRow>
        caption={t`Cases with their clocks`}
        rows={answer.data?.cases ?? []}
        columns={columns}
        rowKey={(row) => row.case}
        loading={answer.isPending}
        minWidth={980}
        rowClassName={(row) =>
          row.clocks.some((one) => one.late && one.doneAt === null) ||
          row.contacts.some((one) => one.late > 0)
            ? 'row-late'
            : ''
        }
        empty={
          <EmptyState title={late ? t`No case has anything late` : t`No case is running here`} />
        }
      />
      {answer.data?.next || before ? (
        <p className="clocks-more">
          {before ? (
            <Button onClick={() => change({ before: '' })}>
              <Trans>From the latest</Trans>
            </Button>
          ) : null}
          {answer.data?.next ? (
            <Button onClick={() => change({ before: answer.data?.next ?? '' })}>
              <Trans>Earlier cases</Trans>
            </Button>
          ) : null}
        </p>
      ) : null}
    </>
  )
}
