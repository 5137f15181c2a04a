import 'virtual:tokens.css'
import '../kit/base.css'
import '../kit/parts.css'
import './wall.css'
import './views/views.css'
import './map/map.css'
import { createRoot } from 'react-dom/client'
import { firstLanguage, speakFrom, switchLanguage } from '../i18n/language.ts'
import { Screen } from './screen.tsx'

speakFrom({
  'zh-CN': () => import('./locales/zh-CN.po'),
  en: () => import('./locales/en.po'),
})
await switchLanguage(firstLanguage(), false)
const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')
createRoot(root).render(<Screen />)
