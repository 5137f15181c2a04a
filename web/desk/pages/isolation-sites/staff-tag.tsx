import { Trans } from '@lingui/react/macro'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import type { SiteRow } from './questions.ts'

/** Doctors and nurses of a site against the norm, with what is missing. */
export function StaffTag({ staff }: { staff: SiteRow['staff'] }) {
  const { doctors, doctorsNeeded, nurses, nursesNeeded, isOver, binds } = staff
  const missingDoctors = Math.max(0, (doctorsNeeded ?? 0) - doctors)
  const missingNurses = Math.max(0, (nursesNeeded ?? 0) - nurses)
  if (doctorsNeeded === null && nursesNeeded === null)
    return (
      <span className="faint">
        <Trans>no norm</Trans>
      </span>
    )
  return (
    <>
      <StatusTag tone={isOver ? 'late' : 'ok'}>
        {isOver ? (
          <Trans>
            missing: doctors {missingDoctors}, nurses {missingNurses}
          </Trans>
        ) : (
          <Trans>enough</Trans>
        )}
      </StatusTag>
      <br />
      <span className="faint">
        <Trans>
          doctors {doctors}/{doctorsNeeded ?? '–'}, nurses {nurses}/{nursesNeeded ?? '–'}
        </Trans>
        {binds ? null : (
          <>
            {' '}
            <Trans>(norm not confirmed)</Trans>
          </>
        )}
      </span>
    </>
  )
}
