import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import { Link } from 'react-router'
import { switchLanguage } from '../../i18n/language.ts'
import { chooseTheme, useTheme } from '../../shell/preferences.ts'
import { Icon } from '../../ui/desk/icon.tsx'
import { ActorMenu } from './actor-menu.tsx'
import { ClockControl } from './clock-control.tsx'
import { openJump } from './jump-state.ts'
import { LiveBadge } from './live-badge.tsx'

/** Brand, the city's clock, the jump box, who acts and why, language and theme. */
export function Head() {
  const { t, i18n } = useLingui()
  const theme = useTheme()
  const other = i18n.locale === 'zh-CN' ? 'en' : 'zh-CN'
  return (
    <header className="head">
      <Link to="/" className="brand" aria-label={t`Bihuan, to the first page`}>
        <svg width="26" height="26" viewBox="0 0 32 32" aria-hidden="true">
          <path className="brand-ring" d="M23.6 19.4A8.3 8.3 0 1 1 24 13.8" />
          <circle className="brand-dot" cx="24.1" cy="17" r="2.7" />
        </svg>
        <b lang="zh-CN">闭环</b>
        <span className="brand-latin">Bihuan</span>
      </Link>
      <ClockControl />
      <LiveBadge />
      <button
        type="button"
        className="jump-button"
        onClick={openJump}
        aria-label={t`Tube, box, person…`}
        aria-keyshortcuts="/ Meta+K Control+K"
      >
        <Icon name="search" size={16} />
        <span className="jump-word">
          <Trans>Tube, box, person…</Trans>
        </span>
        <kbd>⌘K</kbd>
      </button>
      <ActorMenu />
      <Button
        type="text"
        className="head-button"
        lang={other}
        aria-label={other === 'en' ? 'Switch to English' : '切换为中文'}
        onClick={() => void switchLanguage(other)}
      >
        {other === 'en' ? 'EN' : '中文'}
      </Button>
      <Button
        type="text"
        className="head-button"
        aria-label={theme === 'dark' ? t`Light theme` : t`Dark theme`}
        icon={<Icon name={theme === 'dark' ? 'sun' : 'moon'} />}
        onClick={() => chooseTheme(theme === 'dark' ? 'light' : 'dark')}
      />
    </header>
  )
}
