import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useTitle } from '../../../shell/use-title.ts'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { Watermark } from '../person/watermark.tsx'
import { HandPart } from './hand-part.tsx'
import { RunBar } from './run-bar.tsx'
import { RunPart } from './run-part.tsx'
import { SeekersPart } from './seekers-part.tsx'
import { usePlace } from './use-place.ts'
import { WhyPart } from './why-part.tsx'
import './allocation.css'

/** Rooms for everybody who waits, worked out as a whole: proposed, looked at with its gap and its reasons, accepted; or chosen by hand. */
export function AllocationPage() {
  const { t } = useLingui()
  const queries = useQueryClient()
  const { purpose, show, run, rows, site, open, change } = usePlace()
  useTitle(t`Rooms`)
  const done = () => {
    for (const key of [
      'room-seekers',
      'allocation-runs',
      'allocation-run',
      'allocation-rows',
      'suggested-rooms',
    ])
      void queries.invalidateQueries({ queryKey: [key] })
  }
  return (
    <div className="allocation">
      <Watermark />
      <PageHead
        title={t`Rooms`}
        line={
          <Trans>
            Everybody who waits gets a room as a whole, not first come first served. A proposal
            gives nothing before somebody accepts it; a room fixed by hand stays.
          </Trans>
        }
      />
      <RunBar
        run={run}
        pick={(one) => change({ run: one, rows: '', site: '', open: '' })}
        onDone={done}
      />
      <div className="allocation-columns">
        <div className="allocation-main">
          {run ? (
            <RunPart
              run={run}
              rows={rows}
              site={site}
              purpose={purpose}
              change={change}
              onDone={done}
            />
          ) : null}
          <SeekersPart show={show} purpose={purpose} change={change} />
        </div>
        <div className="allocation-side">
          {open && run ? (
            <WhyPart key={`${run} ${open}`} run={run} transfer={open} purpose={purpose} />
          ) : null}
          {open ? (
            <HandPart
              key={open}
              transfer={open}
              onDone={done}
              onClose={() => change({ open: '' })}
            />
          ) : null}
        </div>
      </div>
    </div>
  )
}
