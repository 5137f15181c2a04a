import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useSend } from '../orders/use-send.ts'
import { type Vehicle, type Vehicles, vehiclesQuestion } from './questions.ts'
import { AddVehiclePart, ShiftPart } from './vehicle-forms.tsx'
import { cohortWords } from './words.ts'
import './transfers.css'

/** Vehicles with the places they have, their crews, whom they carried last and whether they are clean. */
export function VehiclesPage() {
  const { t } = useLingui()
  const queries = useQueryClient()
  const answer = useQuery(vehiclesQuestion())
  const [chosen, setChosen] = useState('')
  useTitle(t`Vehicles and crews`)
  const again = () => void queries.invalidateQueries({ queryKey: ['vehicles'] })
  const vehicles = answer.data?.vehicles ?? []
  const one = vehicles.find(({ vehicle }) => vehicle === chosen)
  return (
    <div className="transfers">
      <PageHead
        title={t`Vehicles and crews`}
        aside={
          <Link to="/transfers">
            <Trans>All transfers</Trans>
          </Link>
        }
        line={
          <Trans>
            A vehicle that carried people of one kind is disinfected before it carries those of
            another.
          </Trans>
        }
      />
      <AddVehiclePart onDone={again} />
      {one ? (
        <ShiftPart
          key={one.vehicle}
          vehicle={one}
          drivers={answer.data?.drivers ?? []}
          onDone={again}
        />
      ) : null}
      <Panel title={t`Vehicles`}>
        {answer.isError ? (
          <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
        ) : (
          <Table
            vehicles={vehicles}
            isPending={answer.isPending}
            {...{ chosen, setChosen, again }}
          />
        )}
      </Panel>
    </div>
  )
}

function Table(props: {
  vehicles: Vehicles['vehicles']
  isPending: boolean
  chosen: string
  setChosen: (vehicle: string) => void
  again: () => void
}) {
  const { t } = useLingui()
  const format = useFormats()
  const out = useSend<{ vehicle: string; because: string }, unknown>(
    ({ vehicle }) => `/vehicles/${vehicle}/put-out`,
    props.again,
    ({ because }) => ({ because }),
  )
  const back = useSend<{ vehicle: string }, unknown>(
    ({ vehicle }) => `/vehicles/${vehicle}/put-back`,
    props.again,
    () => ({}),
  )
  const columns: Columns<Vehicle> = [
    {
      key: 'plate',
      title: t`Number plate`,
      render: (_, row) => (
        <>
          <b className="code">{row.plate}</b>
          <br />
          <span className="faint">{format.area(row.area, row.areaName)}</span>
        </>
      ),
    },
    {
      key: 'places',
      title: t`What it can carry`,
      render: (_, row) => (
        <>
          <Trans>
            {row.seats} seats, {row.wheelchairPlaces} for wheelchairs, {row.childSeats} child seats,{' '}
            {row.stretchers} stretchers
          </Trans>
          {row.kind === 'ambulance' ? (
            <>
              {' '}
              · <Trans>ambulance</Trans>
            </>
          ) : null}
          {row.negativePressure ? (
            <>
              {' '}
              · <Trans>negative pressure</Trans>
            </>
          ) : null}
        </>
      ),
    },
    {
      key: 'crew',
      title: t`Crew`,
      render: (_, row) =>
        row.shifts.length === 0 ? (
          <StatusTag tone="wait">
            <Trans>nobody is on shift</Trans>
          </StatusTag>
        ) : (
          row.shifts.map(({ shift, driverName, escort, from, until }) => (
            <div key={shift}>
              {driverName}
              {escort ? ` + ${escort}` : ''}{' '}
              <span className="faint">
                {format.dayAndTime(from)}–{format.time(until)}
              </span>
            </div>
          ))
        ),
    },
    {
      key: 'state',
      title: t`How it stands`,
      render: (_, row) =>
        row.out ? (
          <StatusTag tone="late">
            <Trans>out of service: {row.out.because}</Trans>
          </StatusTag>
        ) : row.lastCohort && !row.cleanSince ? (
          <StatusTag tone="wait">
            <Trans>carried: {t(cohortWords[row.lastCohort].word)}, to be disinfected</Trans>
          </StatusTag>
        ) : (
          <StatusTag tone="ok">
            <Trans>clean</Trans>
          </StatusTag>
        ),
    },
    {
      key: 'acts',
      render: (_, row) => (
        <>
          <Button
            size="small"
            aria-pressed={props.chosen === row.vehicle}
            onClick={() => props.setChosen(row.vehicle)}
          >
            <Trans>Plan a shift</Trans>
          </Button>{' '}
          {row.out ? (
            <Button size="small" onClick={() => back.mutate({ vehicle: row.vehicle })}>
              <Trans>Back into service</Trans>
            </Button>
          ) : (
            <Button
              size="small"
              onClick={() =>
                out.mutate({ vehicle: row.vehicle, because: t`taken out at the desk` })
              }
            >
              <Trans>Out of service</Trans>
            </Button>
          )}
        </>
      ),
    },
  ]
  const fault = [out, back].find(({ isError }) => isError)
  return (
    <>
      {fault ? <ErrorState cause={fault.error} /> : null}
      <DataTable<Vehicle>
        caption={t`Vehicles`}
        rows={props.vehicles}
        columns={columns}
        rowKey={({ vehicle }) => vehicle}
        loading={props.isPending}
        minWidth={760}
        empty={
          <EmptyState title={t`No vehicles yet`}>
            <Trans>Add the first one above.</Trans>
          </EmptyState>
        }
      />
    </>
  )
}
