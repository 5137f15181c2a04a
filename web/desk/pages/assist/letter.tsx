import { assistKindWords, assistOutcomeWords } from '@bihuan/core/clocks/assist-file.ts'
import { cityIsoOf, instantOf } from '@bihuan/core/time/instant.ts'
import type { AssistView } from './questions.ts'

const minute = (moment: string) => cityIsoOf(instantOf(moment)).slice(0, 16).replace('T', ' ')

/** 协查函 on A4, with the answer below where there is one; paper has one language. */
export function Letter({ view }: { view: AssistView }) {
  return (
    <article className="assist-letter" lang="zh-CN">
      <h1>协 查 函</h1>
      <p className="assist-letter-number">
        {view.theirNumber ?? view.number}
        {view.urgency === 'urgent' ? '　【加急】' : ''}
      </p>
      <p>{view.toName}：</p>
      <p className="assist-letter-text">
        事由：{view.subject}（{assistKindWords[view.kind].zh}）
      </p>
      <p className="assist-letter-text">{view.words}</p>
      {view.named.length > 0 ? (
        <table>
          <thead>
            <tr>
              <th>序号</th>
              <th>姓名</th>
              <th>电话</th>
              <th>证件号码</th>
              <th>住址</th>
              <th>已知情况</th>
            </tr>
          </thead>
          <tbody>
            {view.named.map((one, n) => (
              <tr key={`${one.name} ${one.phone ?? ''} ${one.document ?? ''}`}>
                <td>{n + 1}</td>
                <td>{one.name}</td>
                <td>{one.phone ?? ''}</td>
                <td>{one.document ?? ''}</td>
                <td>{one.address ?? ''}</td>
                <td>{one.words ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <p className="assist-letter-text">
        请于 {minute(view.dueAt)} 前函复。涉及个人信息，请专人保管、办结后销毁。
      </p>
      <p className="assist-letter-sign">
        {view.fromName}
        <br />
        {minute(view.askedAt)}
        <br />
        （盖章）
      </p>
      {view.answer && view.outcome ? (
        <section>
          <h2>复 函</h2>
          <p className="assist-letter-text">
            办理结果：{assistOutcomeWords[view.outcome].zh}。{view.answer.words}
          </p>
          <p className="assist-letter-sign">
            {view.toName}
            <br />
            {view.answeredAt ? minute(view.answeredAt) : ''}
            <br />
            （盖章）
          </p>
        </section>
      ) : null}
    </article>
  )
}
