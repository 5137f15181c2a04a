import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { questions } from '../../../api/questions.ts'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { ConservedTag } from './conserved-tag.tsx'

const lawWords: Readonly<Record<string, MessageDescriptor>> = {
  people: msg`People on the roll = people in exactly one state`,
  members: msg`Swabs in the tubes = samples and duplicates of people`,
  tubes: msg`Tubes printed = tubes in the accounts of the ledger`,
  accounts: msg`Tubes opened = tubes where facts and ledger agree`,
  rows: msg`Rows that devices sent = rows that are kept`,
  readings: msg`Readings used from the files = wells with readings`,
  results: msg`Tubes with a result = tubes with a release`,
  recalls: msg`Members of recalled tubes = recall tasks`,
  'reactive-pools': msg`Reactive pools = recalls opened for them`,
}

/** The laws of conservation; both counts of each are asked for when somebody wants to see them. */
export function Laws({ round, conserved }: { round: string; conserved: boolean }) {
  const { t } = useLingui()
  const format = useFormats()
  const [open, setOpen] = useState(false)
  const answer = useQuery({ ...questions.conservation(round), enabled: open, staleTime: 0 })
  const laws = answer.data?.laws ?? []
  return (
    <Panel
      title={t`Conservation`}
      className="laws"
      aside={
        <>
          <ConservedTag conserved={conserved} />
          {open && answer.data ? (
            <span className="faint">
              <Trans>as of {format.timeWithSeconds(answer.data.asOf)}</Trans>
            </span>
          ) : null}
          <button
            type="button"
            className="link-button"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {open ? <Trans>Hide the laws</Trans> : <Trans>Show the laws</Trans>}
          </button>
        </>
      }
    >
      {open ? null : (
        <p className="faint">
          <Trans>
            Every person, tube and row is counted twice, on independent ways; the two counts must be
            equal at every moment.
          </Trans>
        </p>
      )}
      {open && answer.isPending ? <Skeleton rows={6} /> : null}
      {open && answer.isError ? (
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      ) : null}
      {open && laws.length > 0 ? (
        <table className="plain">
          <tbody>
            {laws.map(({ law, expected, found }) => (
              <tr key={law}>
                <th scope="row">{lawWords[law] ? t(lawWords[law]) : law}</th>
                <td className="num">{format.number(expected)}</td>
                <td className="num">
                  {expected === found ? (
                    <StatusTag tone="ok">{format.number(found)}</StatusTag>
                  ) : (
                    <StatusTag tone="late">{format.number(found)}</StatusTag>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </Panel>
  )
}
