import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from 'react-router'
import type { BoxReceived, BoxStory } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag, type Tone } from '../../../ui/desk/status-tag.tsx'
import { Settle } from './settle.tsx'

function Tubes(props: { tone: Tone; head: string; todo: string; tubes: readonly string[] }) {
  if (props.tubes.length === 0) return null
  return (
    <div className="difference">
      <StatusTag tone={props.tone}>
        {props.head} {props.tubes.length}
      </StatusTag>
      <p>{props.todo}</p>
      <ul className="codes">
        {props.tubes.map((tube) => (
          <li key={tube}>
            <Link to={`/tubes/${tube}`} className="code">
              {tube}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What a received box showed against its manifest, with what to do, until each difference is settled. */
export function Differences({ box, received }: { box: BoxStory; received: BoxReceived | null }) {
  const { t } = useLingui()
  const format = useFormats()
  const open = box.legs.filter((leg) => leg.agreed === false && leg.settledAt === null)
  const orphans = box.orphans.filter((orphan) => orphan.settledAt === null)
  const isClean = open.length === 0 && orphans.length === 0 && (received?.missing.length ?? 0) === 0
  return (
    <Panel
      title={t`Received`}
      aside={
        isClean ? (
          <StatusTag tone="ok">
            <Trans>agrees with the manifest</Trans>
          </StatusTag>
        ) : (
          <StatusTag tone="wait">
            <Trans>differs, to be settled</Trans>
          </StatusTag>
        )
      }
    >
      <p>
        <Trans>
          {format.number(box.receivedCount ?? 0)} tubes scanned; they wait for a plate now.
        </Trans>{' '}
        <Link to="/lab/load">{t`Load a plate`}</Link>
      </p>
      {received ? (
        <>
          <Tubes
            tone="late"
            head={t`missing`}
            todo={t`Look in the box and ask the courier and the site. They are not lost yet: the loop stays open until they are found or reported lost.`}
            tubes={received.missing}
          />
          <Tubes
            tone="wait"
            head={t`extra`}
            todo={t`They came from another box or none and now belong to this one. Tell the site; they can be loaded.`}
            tubes={received.extra}
          />
        </>
      ) : null}
      {orphans.map(({ tube }) => (
        <div key={tube} className="difference">
          <StatusTag tone="late">
            <Trans>unknown</Trans> {tube}
          </StatusTag>
          <p>
            <Trans>
              No device has reported its seal, so nobody's name belongs to it and it cannot be
              loaded. Ask the site to send what its devices still hold, then settle it.
            </Trans>
          </p>
          <Settle
            path={`/orphan-tubes/${tube}/settle`}
            label={t`Where it came from`}
            act={t`Settle the tube`}
          />
        </div>
      ))}
      {open.map((leg) => (
        <div key={leg.leg} className="difference">
          <StatusTag tone="wait">
            <Trans>
              given {format.number(leg.offered)}, taken {format.number(leg.accepted ?? 0)}
            </Trans>
          </StatusTag>
          <p>
            <Trans>Count again. Both counts stay as they were signed; the reason joins them.</Trans>
          </p>
          <Settle
            path={`/boxes/${box.box}/settle-difference`}
            label={t`Why the counts differ`}
            act={t`Settle the difference`}
          />
        </div>
      ))}
    </Panel>
  )
}
