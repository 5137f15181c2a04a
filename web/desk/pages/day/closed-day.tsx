import type { DayCloseBody } from '@bihuan/core/clocks/day-close.ts'
import { cityIsoOf, instantOf } from '@bihuan/core/time/instant.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { QrCode } from '../../../kit/qr-code.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { saveFile } from '../../../ui/desk/save-file.ts'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { type DayFile, type DayView, dayFileQuestion, ownersQuestion } from './questions.ts'
import { kindsOnPaper, reasonsOnPaper } from './words.ts'

const minute = (at: number) => cityIsoOf(at).slice(0, 16).replace('T', ' ')

type Document = { body: DayCloseBody; by: { officer: string; unit: string }[] }

/** A closed day: its digest, its file to keep, and the page that is printed. */
export function ClosedDay({ view }: { view: DayView }) {
  const { t } = useLingui()
  const answer = useQuery(dayFileQuestion(view.district, view.day, true))
  if (answer.isError)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  const file = answer.data
  if (!file) return <Skeleton rows={6} />
  return (
    <>
      <Panel title={t`The signed close`} className="day-closed">
        <p className="code day-digest">{view.digest}</p>
        <p className="day-acts">
          <Button type="primary" onClick={() => print()}>
            <Trans>Print</Trans>
          </Button>
          <Button
            onClick={() =>
              saveFile(
                `日清日结-${view.district}-${view.day}.json`,
                'application/json',
                JSON.stringify(file, null, 1),
              )
            }
          >
            <Trans>Save the file</Trans>
          </Button>
          <span className="faint">
            <Trans>Anybody checks it with</Trans>{' '}
            <code>bihuan day verify FILE --trust trust.json</code>
          </span>
        </p>
      </Panel>
      <Sheet view={view} file={file} />
    </>
  )
}

/** The close of the day on A4, in Chinese: paper has one language. */
function Sheet({ view, file }: { view: DayView; file: DayFile }) {
  const { body, by } = file.document as Document
  const owners = useQuery(ownersQuestion(view.district)).data?.owners ?? []
  const ownerOf = (owner: string) =>
    owners.find((one) => one.owner === owner)?.name ?? owner.split(':')[1] ?? owner
  const digest = view.digest ?? ''
  return (
    <article className="day-paper" lang="zh-CN">
      <header>
        <div>
          <h1>日清日结清单</h1>
          <p>
            {view.districtName}　{view.day}　截止 {minute(body.cutOffAt)}
          </p>
          <p>
            截止时未闭环 {body.kinds.reduce((sum, { open }) => sum + open, 0)} 项，办结{' '}
            {body.kinds.reduce((sum, { closed }) => sum + closed, 0)} 项，转次日{' '}
            {body.carried.length} 项
          </p>
        </div>
        <QrCode
          text={`bihuan.day-close.v1 ${view.district} ${view.day} ${digest}`}
          label="校验码"
          size={96}
        />
      </header>
      <table>
        <thead>
          <tr>
            <th>事项</th>
            <th>截止时</th>
            <th>其中超时</th>
            <th>已办结</th>
            <th>转次日</th>
          </tr>
        </thead>
        <tbody>
          {body.kinds.map(({ kind, open, late, closed, carried }) => (
            <tr key={kind}>
              <td>{kindsOnPaper[kind] ?? kind}</td>
              <td>{open}</td>
              <td>{late}</td>
              <td>{closed}</td>
              <td>{carried}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>转次日事项</h2>
      <table>
        <thead>
          <tr>
            <th>序号</th>
            <th>事项</th>
            <th>对象</th>
            <th>原因</th>
            <th>责任人</th>
            <th>原时限</th>
            <th>新时限</th>
          </tr>
        </thead>
        <tbody>
          {body.carried.map((one, n) => (
            <tr key={`${one.kind} ${one.subject}`}>
              <td>{n + 1}</td>
              <td>{kindsOnPaper[one.kind] ?? one.kind}</td>
              <td className="day-subject">{shortSubject(one.subject)}</td>
              <td>
                {reasonsOnPaper[one.reason]}
                {one.words ? `：${one.words}` : ''}
                {one.times > 0 ? `（此前已转 ${one.times} 次）` : ''}
              </td>
              <td>{ownerOf(one.owner)}</td>
              <td>{minute(one.from.dueAt)}</td>
              <td>{minute(one.dueAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <footer>
        <p>
          签署：{by.map(({ officer, unit }) => `${officer}（${unit}）`).join('、')}　
          {view.closedAt ? minute(instantOf(view.closedAt)) : ''}
        </p>
        <p className="day-digest">校验码 {digest}</p>
        <p>
          核验：把导出的文件交给 bihuan day verify，或在“日清日结 ·
          核验文件”中打开；校验码须与本页一致。
        </p>
      </footer>
    </article>
  )
}

/** A long id is cut on paper: eight characters find it, the file has it whole. */
function shortSubject(subject: string): string {
  const [, id = subject] = subject.split(':')
  return /^[0-9a-f]{8}-/.test(id) ? id.slice(0, 8) : id
}
