import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Popover } from 'antd'
import { type FormEvent, useState } from 'react'
import { Link, useLocation } from 'react-router'
import { copyText } from '../pages/lab/clipboard.ts'
import { forgetView, keepView, keptViews } from './kept-views.ts'
import './saved-views.css'

function Views() {
  const { t } = useLingui()
  const { pathname, search } = useLocation()
  const [views, setViews] = useState(keptViews)
  const [name, setName] = useState('')
  const [isCopied, setCopied] = useState(false)
  const link = `${location.origin}/desk${pathname}${search}`
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    setViews(keepView({ name: name.trim(), path: `${pathname}${search}` }))
    setName('')
  }
  return (
    <div className="views">
      {views.length > 0 ? (
        <ul>
          {views.map((view) => (
            <li key={view.name}>
              <Link to={view.path}>{view.name}</Link>
              <button
                type="button"
                className="link-button"
                aria-label={t`Forget ${view.name}`}
                onClick={() => setViews(forgetView(view.name))}
              >
                <Trans>Forget</Trans>
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <p className="faint">
          <Trans>No view is kept on this device yet.</Trans>
        </p>
      )}
      <form onSubmit={save}>
        <label htmlFor="view-name">
          <Trans>Keep what you see as</Trans>
        </label>
        <span className="views-row">
          <input
            id="view-name"
            maxLength={40}
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <Button htmlType="submit" disabled={name.trim() === ''}>
            <Trans>Keep</Trans>
          </Button>
        </span>
      </form>
      <Button onClick={() => void copyText(link).then(setCopied)}>
        <Trans>Copy the link to this view</Trans>
      </Button>
      <span role="status">{isCopied ? t`Copied` : null}</span>
      <input className="views-link" readOnly aria-label={t`Link to this view`} value={link} />
    </div>
  )
}

/** Named views of lists: kept on this device, each with a link that shows the same to anybody who may see it. */
export function SavedViews() {
  const { t } = useLingui()
  return (
    <Popover trigger="click" placement="bottomRight" content={<Views />} destroyOnHidden>
      <Button className="views-button">{t`Views`}</Button>
    </Popover>
  )
}
