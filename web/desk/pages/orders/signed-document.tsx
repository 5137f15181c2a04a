import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { useAreaName } from '../../../shell/use-me.ts'
import { Panel } from '../../../ui/desk/panel.tsx'
import { EvidenceList } from './evidence-list.tsx'
import type { Signing } from './questions.ts'
import { attestationIn, batchIn, orderIn } from './shown.ts'
import { WhereMap } from './where-map.tsx'
import { actWords, allowWords } from './words.ts'

/** What a signing is called. */
export function useTitleOf(signing: Signing): string {
  const { t } = useLingui()
  const format = useFormats()
  const order = orderIn(signing)
  const batch = batchIn(signing)
  if (order) return t`Sign: ${format.text(order.shown.kindName)}`
  if (batch) {
    const people = format.number(batch.shown.people)
    return t`Sign: ${format.text(batch.shown.kindName)} for ${people} people`
  }
  const attestation = attestationIn(signing)
  if (attestation) return t`Sign: ${format.text(attestation.title)}`
  const { kind } = (signing.document ?? {}) as { kind?: string }
  const word = actWords[kind ?? '']
  return word ? t`Sign: ${t(word)}` : t`Sign`
}

const Fact = ({ title, children }: { title: string; children: ReactNode }) => (
  <div>
    <dt>{title}</dt>
    <dd>{children}</dd>
  </div>
)

/** What is signed, in words; for a kind that this page has no words for, the document itself. */
export function SignedDocument({ signing }: { signing: Signing }) {
  const { t } = useLingui()
  if (orderIn(signing)) return <OrderWords signing={signing} />
  if (batchIn(signing)) return <BatchWords signing={signing} />
  if (signing.kind === 'act') return <ActWords signing={signing} />
  if (attestationIn(signing)) return <AttestationWords signing={signing} />
  return (
    <Panel title={t`What you sign`}>
      <pre className="order-raw">{JSON.stringify(signing.document, null, 2)}</pre>
    </Panel>
  )
}

function OrderWords({ signing }: { signing: Signing }) {
  const { t } = useLingui()
  const format = useFormats()
  const found = orderIn(signing)
  if (!found) return null
  const { order, shown } = found
  const { reason, law, scope, appeal, chain, approver } = order
  return (
    <>
      <Panel title={t`What you sign`}>
        <dl className="facts">
          <Fact title={t`Who`}>
            {shown.nameMasked ? (
              <span lang="zh-CN">
                {shown.nameMasked} · {shown.address}
              </span>
            ) : 'areas' in order.subject ? (
              order.subject.areas.join(' ')
            ) : null}
          </Fact>
          <Fact title={t`What`}>{format.text(shown.kindName)}</Fact>
          <Fact title={t`Reason`}>{format.text(shown.basisName)}</Fact>
          <Fact title={t`From`}>{format.dayAndTime(order.from)}</Fact>
          <Fact title={t`Until`}>
            {format.dayAndTime(order.until)}
            {approver === null ? (
              <>
                {' '}
                <Trans>(an emergency order: one signature, two hours)</Trans>
              </>
            ) : null}
          </Fact>
          {scope.place ? <Fact title={t`Place`}>{scope.place}</Fact> : null}
          <Fact title={t`Always open`}>
            {scope.allows
              .map((one) => {
                const word = allowWords[one]
                return word ? t(word) : one
              })
              .join(t`, `)}
          </Fact>
          <Fact title={t`Law`}>
            {law.act} <Trans>article {law.article}</Trans> ·{' '}
            <span className="code">{law.policy}</span>
          </Fact>
          <Fact title={t`Appeal`}>
            <span lang="zh-CN">{appeal.to}</span> {appeal.answerHours} h / {appeal.decideHours} h
          </Fact>
          {chain.length > 0 ? <Fact title={t`Renews`}>{chain.join(' ')}</Fact> : null}
          <Fact title={t`Order`}>
            <span className="code">{order.id}</span>
          </Fact>
        </dl>
      </Panel>
      <Panel title={t`What the person reads`}>
        <p lang="zh-CN" className="order-reason">
          {reason.zh}
        </p>
        <p lang="en" className="order-reason soft">
          {reason.en}
        </p>
      </Panel>
      <Panel title={t`On these facts`}>
        <EvidenceList evidence={shown.evidence} />
      </Panel>
    </>
  )
}

function BatchWords({ signing }: { signing: Signing }) {
  const { t } = useLingui()
  const format = useFormats()
  const found = batchIn(signing)
  if (!found) return null
  const { batch, shown } = found
  return (
    <>
      <Panel title={t`What you sign`}>
        <p className="order-count">
          <b>{format.number(shown.people)}</b>{' '}
          <Plural value={shown.people} one="person" other="people" />
        </p>
        <dl className="facts">
          <Fact title={t`What`}>{format.text(shown.kindName)}</Fact>
          <Fact title={t`Reason`}>{format.text(shown.basisName)}</Fact>
          <Fact title={t`From`}>{format.dayAndTime(shown.from)}</Fact>
          <Fact title={t`Until`}>
            {shown.firstEnd === shown.lastEnd ? (
              format.dayAndTime(shown.lastEnd)
            ) : (
              <Trans>
                each by their own days: {format.dayAndTime(shown.firstEnd)} to{' '}
                {format.dayAndTime(shown.lastEnd)}
              </Trans>
            )}
          </Fact>
          <Fact title={t`Left out`}>{format.number(shown.leftOut)}</Fact>
          <Fact title={t`Stages`}>
            {batch.stages.map(({ upTo }) => format.number(upTo)).join(' → ')}
          </Fact>
          <Fact title={t`Batch`}>
            <span className="code">{batch.id}</span>
          </Fact>
        </dl>
      </Panel>
      <Panel title={t`What they read`}>
        <p lang="zh-CN" className="order-reason">
          {batch.reason.zh}
        </p>
        <p lang="en" className="order-reason soft">
          {batch.reason.en}
        </p>
      </Panel>
      <Panel title={t`Where`}>
        <WhereMap streets={shown.streets} communities={shown.communities} />
      </Panel>
    </>
  )
}

function AttestationWords({ signing }: { signing: Signing }) {
  const { t } = useLingui()
  const format = useFormats()
  const area = useAreaName(signing.area)
  const found = attestationIn(signing)
  if (!found) return null
  return (
    <Panel title={t`What you sign`}>
      <p>{format.text(found.title)}</p>
      <p className="soft">{format.area(signing.area, area)}</p>
      <ul>
        {found.lines.map((line) => (
          <li key={line.en}>{format.text(line)}</li>
        ))}
      </ul>
    </Panel>
  )
}

type Act = {
  kind: string
  reason?: string
  order?: string | null
  batch?: string | null
  stage?: number
  area?: string
  at?: number
}

function ActWords({ signing }: { signing: Signing }) {
  const { t } = useLingui()
  const format = useFormats()
  const act = signing.document as Act
  const word = actWords[act.kind]
  const area = useAreaName(act.area ?? '')
  const { people } = (signing.shown ?? {}) as { people?: number }
  return (
    <Panel title={t`What you sign`}>
      <dl className="facts">
        <Fact title={t`What`}>
          {act.kind === 'open-stage' ? (
            <Trans>opening of stage {format.number((act.stage ?? 0) + 1)}</Trans>
          ) : word ? (
            t(word)
          ) : (
            act.kind
          )}
        </Fact>
        {act.order ? (
          <Fact title={t`Order`}>
            <span className="code">{act.order}</span>
          </Fact>
        ) : null}
        {act.batch ? (
          <Fact title={t`Batch`}>
            <span className="code">{act.batch}</span>
          </Fact>
        ) : null}
        {people === undefined ? null : <Fact title={t`People`}>{format.number(people)}</Fact>}
        <Fact title={t`Area`}>{format.area(act.area ?? '', area)}</Fact>
        {act.kind === 'end-response' && act.at !== undefined ? (
          <Fact title={t`From when`}>{format.dayAndTime(act.at)}</Fact>
        ) : null}
        <Fact title={t`Why`}>{act.reason}</Fact>
      </dl>
    </Panel>
  )
}
