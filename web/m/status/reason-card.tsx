import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../i18n/format.ts'
import { Tag } from '../../kit/tag.tsx'
import { useElder } from '../settings.ts'
import type { OwnOrder, StatusReason } from '../wire.ts'
import { AppealPart } from './appeal-part.tsx'
import { classTones, classWords } from './class-words.ts'
import { factWord } from './fact-words.ts'
import { UntilLine } from './until-line.tsx'

function Grounds({ reason }: { reason: StatusReason }) {
  const { t } = useLingui()
  const format = useFormats()
  const { facts, law, order, rule } = reason
  return (
    <details className="m-more">
      <summary>
        <Trans>What this rests on</Trans>
      </summary>
      <dl className="m-facts">
        {facts.length > 0 ? (
          <div>
            <dt>
              <Trans>What we know</Trans>
            </dt>
            {facts.map(({ id, kind, at }) => (
              <dd key={id}>
                {t(factWord(kind))}, {format.dayAndTime(at)}
              </dd>
            ))}
          </div>
        ) : null}
        {law ? (
          <div>
            <dt>
              <Trans>The law</Trans>
            </dt>
            <dd lang="zh-CN">
              《{law.act}》第{law.article}条
            </dd>
          </div>
        ) : null}
        {order ? (
          <div>
            <dt>
              <Trans>Number of the order</Trans>
            </dt>
            <dd>
              <code>{order}</code>
            </dd>
          </div>
        ) : null}
        <div>
          <dt>
            <Trans>The rule</Trans>
          </dt>
          <dd>
            <code>{rule}</code>
          </dd>
        </div>
      </dl>
    </details>
  )
}

/** One reason: what it is, why, since when, until when, what ends it sooner, and how to say no to it. */
export function ReasonCard(props: { reason: StatusReason; order: OwnOrder | null }) {
  const { t } = useLingui()
  const format = useFormats()
  const isElder = useElder()
  const { reason, order } = props
  const { title, text, why, since, until, liftText, isPending } = reason
  return (
    <article className="m-reason" aria-label={format.text(title)}>
      <header>
        <h2>{format.text(title)}</h2>
        <Tag tone={classTones[reason.class]}>{t(classWords[reason.class])}</Tag>
      </header>
      <p className="m-reason-text">{format.text(text)}</p>
      <p className="m-until">
        <UntilLine until={until} />
      </p>
      <dl className="m-facts">
        {why ? (
          <div>
            <dt>
              <Trans>Why</Trans>
            </dt>
            <dd>{format.text(why)}</dd>
          </div>
        ) : null}
        {isElder ? null : (
          <div>
            <dt>
              <Trans>Since</Trans>
            </dt>
            <dd>{format.dayAndTime(since)}</dd>
          </div>
        )}
        <div>
          <dt>
            <Trans>What ends it</Trans>
          </dt>
          <dd>{format.text(liftText)}</dd>
        </div>
      </dl>
      {isPending ? (
        <p className="m-soft">
          <Trans>
            This order is new. It must get into the open list in ten minutes. If it does not, it
            ends by itself.
          </Trans>
        </p>
      ) : null}
      <Grounds reason={reason} />
      {reason.order ? <AppealPart order={reason.order} appeal={reason.appeal} own={order} /> : null}
    </article>
  )
}
