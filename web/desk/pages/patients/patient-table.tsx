import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { Countdown } from '../../../ui/desk/countdown.tsx'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import type { PatientList, PatientRow } from './questions.ts'
import { becauseWords, followUpWords, levelWords, priorityTones } from './words.ts'

type Props = {
  caption: string
  rows: readonly PatientRow[]
  list: PatientList
  loading: boolean
  taking: boolean
  onTake: (person: string) => void
  empty: ReactNode
}

function useColumns({ list, onTake, taking }: Props): Columns<PatientRow> {
  const { t } = useLingui()
  const format = useFormats()
  const because = (row: PatientRow) => {
    const word = becauseWords[row.because]
    return word ? t(word) : row.because
  }
  const columns: Columns<PatientRow> = [
    {
      key: 'priority',
      title: t`Urgency`,
      width: 150,
      render: (_, row) => (
        <StatusTag tone={priorityTones[row.priority] ?? 'idle'}>
          {row.priority} · {because(row)}
        </StatusTag>
      ),
    },
    {
      key: 'name',
      title: t`Patient`,
      render: (_, row) => (
        <>
          {row.patient ? (
            <Link to={`/patients/${row.patient}`} lang="zh-CN">
              {row.nameMasked}
            </Link>
          ) : (
            <span lang="zh-CN">{row.nameMasked}</span>
          )}{' '}
          <Trans>{row.age} years</Trans>
          <br />
          <span className="faint">{format.area(row.area, row.areaName)}</span>
        </>
      ),
    },
    {
      key: 'reason',
      title: t`Case`,
      render: (_, row) => (
        <>
          {format.text(row.reasonName)}
          <br />
          <span className="faint">
            <Trans>since {format.dayAndTime(row.since)}</Trans>
          </span>
        </>
      ),
    },
    {
      key: 'where',
      title: t`In care at`,
      render: (_, row) => row.siteName ?? (row.level ? t(levelWords[row.level]) : '–'),
    },
    {
      key: 'next',
      title: t`Next`,
      render: (_, row) => {
        if (row.patient === null)
          return (
            <Button
              size="small"
              type="primary"
              loading={taking}
              onClick={() => onTake(row.person)}
              aria-label={t`Take ${row.nameMasked} on`}
            >
              <Trans>Take on</Trans>
            </Button>
          )
        if (row.followUp) {
          const word = followUpWords[row.followUp.kind]
          return (
            <>
              {word ? t(word) : row.followUp.kind} <Countdown dueAt={row.followUp.dueAt} />
            </>
          )
        }
        return row.readyAt ? (
          <StatusTag tone="ok">
            <Trans>meets the plan</Trans>
          </StatusTag>
        ) : (
          (row.doctor ?? '–')
        )
      },
    },
  ]
  return columns.filter(({ key }) => list !== 'waiting' || key !== 'where')
}

/** Patients as lines, names masked; a name opens the patient, and who waits can be taken on. */
export function PatientTable(props: Props) {
  const columns = useColumns(props)
  return (
    <DataTable<PatientRow>
      caption={props.caption}
      rows={props.rows}
      columns={columns}
      rowKey={(row) => row.followUp?.followUp ?? row.patient ?? row.person}
      loading={props.loading}
      empty={props.empty}
      minWidth={560}
    />
  )
}
