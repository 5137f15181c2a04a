import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { Panel } from '../../../ui/desk/panel.tsx'
import type { OrderStory } from './questions.ts'
import { allowWords } from './words.ts'

type Signer = OrderStory['issuer']

/** An officer with the unit for which they signed. */
export const signerWord = ({ name, officer, unit }: Signer): string =>
  `${name ?? officer} · ${unit}`

/** Whom it is about, by whom, on which law, until when, and where to appeal. */
export function OrderFacts({ order }: { order: OrderStory }) {
  const { t } = useLingui()
  const format = useFormats()
  const { line, person, areas, law, place, allows, issuer, approver, appeal, chain, renewedBy } =
    order
  const { to, answerHours, decideHours, lodgeDays } = appeal
  return (
    <Panel title={t`The order`}>
      <dl className="facts">
        {person ? (
          <div>
            <dt>{t`Person`}</dt>
            <dd lang="zh-CN">
              <Link to={`/persons/${person.person}`}>{person.nameMasked}</Link> · {person.address}
            </dd>
          </div>
        ) : (
          <div>
            <dt>{t`Areas`}</dt>
            <dd>{areas.map(({ name }) => name).join(t`, `)}</dd>
          </div>
        )}
        <div>
          <dt>{t`Reason`}</dt>
          <dd>{format.text(line.basisName)}</dd>
        </div>
        <div>
          <dt>{t`From`}</dt>
          <dd>{line.since ? format.dayAndTime(line.since) : '–'}</dd>
        </div>
        <div>
          <dt>{t`Until`}</dt>
          <dd>{format.dayAndTime(line.until)}</dd>
        </div>
        {place ? (
          <div>
            <dt>{t`Place`}</dt>
            <dd>{place}</dd>
          </div>
        ) : null}
        <div>
          <dt>{t`Always open`}</dt>
          <dd>
            {allows
              .map((one) => {
                const word = allowWords[one]
                return word ? t(word) : one
              })
              .join(t`, `)}
          </dd>
        </div>
        <div>
          <dt>{t`Issued by`}</dt>
          <dd>{signerWord(issuer)}</dd>
        </div>
        <div>
          <dt>{t`Approved by`}</dt>
          <dd>{approver ? signerWord(approver) : t`nobody: an emergency order of two hours`}</dd>
        </div>
        <div>
          <dt>{t`Law`}</dt>
          <dd>
            {law.act} <Trans>article {law.article}</Trans> ·{' '}
            <span className="code">{law.policy}</span>
          </dd>
        </div>
        <div>
          <dt>{t`Appeal`}</dt>
          <dd>
            <span lang="zh-CN">{to}</span>:{' '}
            <Trans>
              first answer in {format.number(answerHours)} h, decision in{' '}
              {format.number(decideHours)} h, open until {format.number(lodgeDays)} days after the
              end
            </Trans>
          </dd>
        </div>
        {line.batch ? (
          <div>
            <dt>{t`Batch`}</dt>
            <dd>
              <Link to={`/batches/${line.batch}`} className="code">
                {line.batch}
              </Link>
            </dd>
          </div>
        ) : null}
        <Others title={t`Renews`} ids={chain} />
        <Others title={t`Renewed by`} ids={renewedBy} />
        <div>
          <dt>{t`Public log`}</dt>
          <dd>{order.loggedAt ? format.dayAndTime(order.loggedAt) : t`not seen there yet`}</dd>
        </div>
        <div>
          <dt>{t`Digest`}</dt>
          <dd className="code order-digest">{order.digest}</dd>
        </div>
      </dl>
    </Panel>
  )
}

function Others({ title, ids }: { title: string; ids: readonly string[] }) {
  if (ids.length === 0) return null
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        {ids.map((id) => (
          <Link key={id} to={`/orders/${id}`} className="code order-other">
            {id}
          </Link>
        ))}
      </dd>
    </div>
  )
}
