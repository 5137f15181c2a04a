import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag, type Tone } from '../../../ui/desk/status-tag.tsx'
import { type AdoptionLine, type PackLine, type Packs, packsQuestion } from './questions.ts'
import { PolicyTabs } from './tabs.tsx'
import { useMoment } from './use-moment.ts'
import { usePolicyWords } from './use-words.ts'
import { looksAhead, preparesRules } from './who-may.ts'
import './policy.css'

/** The packs that there are, and everything that was adopted here. */
export function PacksPage() {
  const { t } = useLingui()
  const answer = useQuery(packsQuestion())
  useTitle(t`Packs of rules`)
  const data = answer.data
  return (
    <div className="policy">
      <PageHead
        title={t`Packs of rules`}
        line={
          <Trans>
            A pack comes into force when two officers of two units have signed it. From then on it
            can never be changed: what is to say something else gets another name.
          </Trans>
        }
      />
      <PolicyTabs />
      {data ? (
        <Found packs={data} />
      ) : answer.isError ? (
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      ) : (
        <Skeleton rows={10} />
      )}
    </div>
  )
}

function Found({ packs }: { packs: Packs }) {
  const { t } = useLingui()
  return (
    <>
      {packs.missing.length > 0 ? (
        <div className="policy-alarm" role="alert">
          <Trans>
            An adoption stands in the public log and is gone from the database. Until it is back no
            rule binds anybody. Call the inspector.
          </Trans>
        </div>
      ) : null}
      <Panel title={t`Known packs`}>
        <ul className="policy-packs">
          {packs.packs.map((one) => (
            <PackItem key={one.id} pack={one} isInForce={packs.inForce === one.id} />
          ))}
        </ul>
      </Panel>
      <Panel title={t`What was adopted here`}>
        {packs.adoptions.length === 0 ? (
          <EmptyState title={t`Nothing was adopted yet`}>
            <Trans>Until a pack is adopted nobody can order anything.</Trans>
          </EmptyState>
        ) : (
          <ul className="policy-packs">
            {packs.adoptions.map((one) => (
              <AdoptionItem key={one.id} adoption={one} />
            ))}
          </ul>
        )}
      </Panel>
    </>
  )
}

function PackItem({ pack, isInForce }: { pack: PackLine; isInForce: boolean }) {
  const format = useFormats()
  const moment = useMoment()
  const { actor } = useMe()
  return (
    <li>
      <div>
        <Link to={`/policy?pack=${pack.id}`}>
          <b>{format.text(pack.title)}</b>
        </Link>{' '}
        <code className="faint">{pack.id}</code>
        <p className="soft">
          {pack.until === null ? (
            <Trans>from {moment(pack.from)}</Trans>
          ) : (
            <Trans>
              from {moment(pack.from)} until {moment(pack.until)}
            </Trans>
          )}
          {' · '}
          <Trans>{format.number(pack.cases)} cases</Trans>
        </p>
      </div>
      <div className="policy-links">
        {isInForce ? (
          <StatusTag tone="ok">
            <Trans>in force</Trans>
          </StatusTag>
        ) : pack.adopted ? (
          <StatusTag tone="idle">
            <Trans>adopted</Trans>
          </StatusTag>
        ) : null}
        {looksAhead(actor?.role) && !isInForce ? (
          <Link to={`/policy/ahead?pack=${pack.id}`}>
            <Trans>whom would it touch</Trans>
          </Link>
        ) : null}
        {preparesRules(actor?.role) && !isInForce ? (
          <Link to={`/policy/draft?pack=${pack.id}`}>
            <Trans>prepare</Trans>
          </Link>
        ) : null}
      </div>
    </li>
  )
}

const tones: Record<string, Tone> = {
  'in-force': 'ok',
  coming: 'info',
  over: 'idle',
  faulty: 'late',
}

function AdoptionItem({ adoption }: { adoption: AdoptionLine }) {
  const format = useFormats()
  const moment = useMoment()
  const { states } = usePolicyWords()
  const { state, by, second, reason, confirmed, faults } = adoption
  return (
    <li>
      <div>
        <b>{format.text(adoption.title)}</b>{' '}
        <StatusTag tone={tones[state] ?? 'idle'}>{states[state] ?? state}</StatusTag>
        {state === 'faulty' ? (
          faults.map((one) => (
            <p key={one.code} className="policy-fault">
              {format.text(one)}
            </p>
          ))
        ) : (
          <>
            <p className="soft">{reason}</p>
            <p className="faint">
              <Trans>
                signed by {by} and {second}; {format.number(confirmed)} values confirmed
              </Trans>
            </p>
          </>
        )}
      </div>
      <div className="policy-links faint">
        {adoption.from ? <Trans>from {moment(adoption.from)}</Trans> : null}
      </div>
    </li>
  )
}
