import { get, post, type Route } from '../http/route.ts'
import { siteBookChunk } from './site-book-chunk.ts'
import { sitesToWork } from './sites-to-work.ts'
import { takeSiteBook } from './take-site-book.ts'

export const siteBookRoutes: readonly Route[] = [
  get('/api/v1/site-books/sites', sitesToWork, 'field'),
  post('/api/v1/isolation-sites/:site/book', takeSiteBook, 'field'),
  get('/api/v1/site-books/:take/:chunk', siteBookChunk, 'field'),
]
