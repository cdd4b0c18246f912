/** Everything that WeChat told of a card, in words; what nobody knows is folded, as it came. */
import { knownCardType } from '../../../shared/card-types';
import { advancedNames, type OwnName, ownNames, type WireName } from '../../../shared/card-wire';
import type { CardPage } from '../../../shared/cards';
import {
  benefitInWords,
  describeValue,
  shopsInWords,
  validityInWords,
} from '../../../shared/words/describe-card';
import { useWords } from '../../counter/language';
import { Value, Values } from '../parts/Values';
import { TextImages } from './TextImages';

const customer: readonly WireName[] = [
  'base_info.title',
  'base_info.brand_name',
  'base_info.source',
  'base_info.notice',
  'base_info.description',
  'base_info.service_phone',
];
const terms: readonly WireName[] = [
  'base_info.get_limit',
  'base_info.can_share',
  'base_info.can_give_friend',
  'base_info.use_custom_code',
  'base_info.bind_openid',
];
const looks: readonly WireName[] = [
  'base_info.code_type',
  'base_info.color',
  'base_info.center_title',
  'base_info.center_sub_title',
  'base_info.center_url',
  'base_info.custom_url_name',
  'base_info.custom_url',
  'base_info.custom_url_sub_title',
  'base_info.promotion_url_name',
  'base_info.promotion_url',
  'base_info.promotion_url_sub_title',
  'base_info.logo_url',
  'base_info.area_code_list',
  'base_info.create_time',
  'base_info.update_time',
];

export function CardDetails({ page }: { page: CardPage }) {
  const words = useWords();
  const { cards } = words;
  const type = knownCardType(page.facts.cardType);
  const own: readonly OwnName[] = type === null ? [] : ownNames[type];
  return (
    <section className="card wide" data-testid="card-details">
      <h2>{cards.benefit}</h2>
      <p className="card-benefit">
        <bdi>{benefitInWords(page, words)}</bdi>
      </p>
      <Values>
        <List page={page} names={own} always />
        <Value wire="date_info" label={cards.labels['base_info.date_info']}>
          {validityInWords(page, words)}
        </Value>
        <Value wire="location_id_list" label={cards.labels['base_info.location_id_list']}>
          {shopsInWords(page, words)}
        </Value>
        <List page={page} names={['base_info.status', ...terms]} always />
      </Values>
      <h2>{cards.conditions}</h2>
      <Values>
        <List page={page} names={advancedNames} />
      </Values>
      <h2>{cards.customer}</h2>
      <Values>
        <List page={page} names={customer} always />
      </Values>
      <h2>{cards.presentation}</h2>
      <Values>
        <List page={page} names={looks} />
      </Values>
      {page.unknown.length > 0 && (
        <details data-testid="unknown-fields">
          <summary>{cards.unknownFields(page.unknown.length)}</summary>
          <dl className="unknown-fields">
            {page.unknown.map(({ wire, json }) => (
              <div key={wire}>
                <dt>
                  <code>{wire}</code>
                </dt>
                <dd data-testid={`value-${shortName(wire)}`}>
                  <code>{json}</code>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}

/** Values by name; `always` tells of those that WeChat did not send, too. */
function List(props: { page: CardPage; names: readonly WireName[]; always?: true }) {
  const { page, names, always } = props;
  const words = useWords();
  return names.map((name) => {
    const said = describeValue(page, name, words);
    if (said === null && !always) return null;
    return (
      <Value key={name} wire={shortName(name)} label={words.cards.labels[name]}>
        {name === 'advanced_info.text_image_list' ? (
          <TextImages page={page} />
        ) : said === '' ? (
          words.parts.empty
        ) : (
          said
        )}
      </Value>
    );
  });
}

/** Scripts name values of `base_info` by their own name. */
function shortName(wire: string): string {
  return wire.replace(/^base_info\./, '');
}
