import { Bars } from './bars.tsx'

/** What all sheets of a print have in common. */
export type SheetHead = {
  siteName: string
  round: string
  noticeId: string
  title: { zh: string; en: string }
  people: { zh: string; en: string }
}

const columns: [string, string, string][] = [
  ['no', '序', 'No.'],
  ['name', '姓名', 'Name'],
  ['tail', '证件后六位', 'Last six of document'],
  ['phone', '手机', 'Phone'],
  ['time', '采样时间', 'Time'],
  ['signature', '签名', 'Signature'],
]

/** Both languages at once, as on the walls of a site: Chinese first, English small behind it. */
function Words({ zh, en }: { zh: string; en: string }) {
  return (
    <>
      {zh} <small lang="en">{en}</small>
    </>
  )
}

function Tube({ code, lines }: { code: string; lines: number }) {
  return (
    <section className="sheet-tube" data-code={code}>
      <header>
        <span>
          <Words zh="管码" en="Tube" /> <b className="code">{code}</b>
        </span>
        <Bars code={code} />
      </header>
      <table>
        <thead>
          <tr>
            {columns.map(([key, zh, en]) => (
              <th key={key} className={`sheet-${key}`} scope="col">
                {zh}
                <small lang="en">{en}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: lines }, (_, at) => `line ${at + 1}`).map((line, at) => (
            <tr key={line}>
              <td>{at + 1}</td>
              <td />
              <td className="sheet-boxes">
                <i />
                <i />
                <i />
                <i />
                <i />
                <i />
              </td>
              <td />
              <td className="sheet-clock">:</td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <footer>
        <span>
          <Words zh="拭子数" en="Swabs counted" />
          <i />
        </span>
        <span>
          <Words zh="封管时间" en="Sealed at" />
          <i className="sheet-date" />
        </span>
        <span>
          <Words zh="封管人" en="Sealed by" />
          <i className="sheet-long" />
        </span>
      </footer>
    </section>
  )
}

/** One page of A4 in the city's language and in English: paper does not change its language. */
export function SheetView(props: {
  head: SheetHead
  codes: readonly string[]
  lines: number
  page: number
  pages: number
}) {
  const { head, codes, lines, page, pages } = props
  return (
    <li className="paper-sheet" lang="zh-CN">
      <header className="sheet-head">
        <div>
          <b>
            <Words zh="核酸采样纸质登记单" en="Sampling sheet, when no device works" />
          </b>
          <p>
            {head.siteName} · <Words {...head.people} /> · <Words zh="轮次" en="round" />{' '}
            <span className="code">{head.round}</span>
          </p>
        </div>
        <p className="sheet-page">
          <Words zh={`第 ${page} 页，共 ${pages} 页`} en={`page ${page} of ${pages}`} />
        </p>
      </header>
      <p className="sheet-notice">
        {head.title.zh}（{head.noticeId}
        ）。先核对证件再采样；一人一行，行序即入管顺序；本单仅用于本轮核酸检测，当日由两人分别录入后封存。
        <small lang="en">
          {head.title.en} ({head.noticeId}). See the document first; one line for each person, in
          the order of swabs. Used for this round only; two people key it in apart, the same day.
        </small>
      </p>
      {codes.map((code) => (
        <Tube key={code} code={code} lines={lines} />
      ))}
    </li>
  )
}
