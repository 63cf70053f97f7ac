import { exercise } from '../exercise.ts';

export default exercise({
  id: 'ch2/response',
  slug: 'ch2-failures/05-response',
  tier: 'depth',
  title: { en: 'Checked at the boundary', es: 'Revisado en la frontera' },
  service: 'shop',
  environment: { WAREHOUSE_URL: 'http://warehouse' },
  calls: [{ request: 'POST /refresh' }, { request: 'GET /articles' }],
  checks: {
    'takes-over': {
      points: 1,
      title: { en: 'takes over a sound list, whole', es: 'adopta entera una lista correcta' },
      given: {
        en: 'The warehouse was well. The client sent POST /refresh, then GET /articles; then the stock changed, and it did both again.',
        es: 'La bodega estaba bien. El cliente envió POST /refresh y después GET /articles; luego cambiaron las existencias, y repitió ambas cosas.',
      },
      because: {
        en: 'POST /refresh answers 200 with {"articles": how many}, and GET /articles 200 with the list as the warehouse told it last, in its order. An article that the warehouse no longer names is no longer there.',
        es: 'POST /refresh responde 200 con {"articles": cuántos}, y GET /articles 200 con la lista tal como la bodega la dijo por última vez, en su orden. Un artículo que la bodega ya no nombra deja de estar.',
      },
      mostOften: {
        en: 'a list that is never stored, or new articles put beside the old ones.',
        es: 'una lista que nunca se guarda, o artículos nuevos que se agregan a los viejos.',
      },
      failures: {
        refresh: {
          en: 'Your service answered POST /refresh with {got}, not 200 with {"articles": {count}}: {body}',
          es: 'Tu servicio respondió a POST /refresh con {got}, no 200 con {"articles": {count}}: {body}',
        },
        'not-asked': {
          en: 'Your service answered POST /refresh with {got} and did not ask the warehouse.',
          es: 'Tu servicio respondió a POST /refresh con {got} sin preguntar a la bodega.',
        },
        list: {
          en: 'Your service answered GET /articles with {got}, not with the {count} articles of the first time: {body}',
          es: 'Tu servicio respondió a GET /articles con {got}, no con los {count} artículos de la primera vez: {body}',
        },
        second: {
          en: 'After the second refresh the warehouse had {count} articles, and your service told others: {body}',
          es: 'Tras el segundo refresh la bodega tenía {count} artículos, y tu servicio dijo otros: {body}',
        },
      },
    },
    unreadable: {
      points: 1,
      after: ['takes-over'],
      title: { en: 'answers 502 to what is no list', es: 'responde 502 a lo que no es una lista' },
      given: {
        en: 'In place of its list the warehouse sent: {how}. The client had sent POST /refresh.',
        es: 'En lugar de su lista la bodega envió: {how}. El cliente había enviado POST /refresh.',
      },
      because: {
        en: 'Status 200 says that an answer came, not that it is the right one; and an error stays one even if its body is a list. 502 tells the client that the service behind yours did not keep its contract. 500 would say that yours broke.',
        es: 'El estado 200 dice que llegó una respuesta, no que sea la correcta; y un error sigue siéndolo aunque su cuerpo sea una lista. 502 le dice al cliente que el servicio detrás del tuyo no cumplió su contrato. 500 diría que falló el tuyo.',
      },
      mostOften: {
        en: 'a status that is not looked at, response.json() outside of the try, or an answer taken for a list without Array.isArray.',
        es: 'un estado que no se mira, response.json() fuera del try, o una respuesta tomada por lista sin Array.isArray.',
      },
      failures: {
        accepted: { en: 'Your service answered 200: {body}', es: 'Tu servicio respondió 200: {body}' },
        status: { en: 'Your service answered {got}.', es: 'Tu servicio respondió {got}.' },
      },
    },
    'refuses-wrong': {
      points: 2,
      after: ['takes-over'],
      title: { en: 'refuses a list with one wrong value', es: 'rechaza una lista con un valor incorrecto' },
      given: {
        en: 'The warehouse answered 200 with {count} articles, all sound but one: {wrong}. The client had sent POST /refresh.',
        es: 'La bodega respondió 200 con {count} artículos, todos correctos menos uno: {wrong}. El cliente había enviado POST /refresh.',
      },
      because: {
        en: 'The contract says: sku and name are texts, not empty; price_cents is a whole number from 1, available one from 0. What breaks it is answered with 502. A value that is let in here shows later and elsewhere: as NaN on an invoice, as minus three shirts in a cart.',
        es: 'El contrato dice: sku y name son textos no vacíos; price_cents es un entero desde 1, available uno desde 0. Lo que no lo cumple se responde con 502. Un valor que aquí se deja pasar aparece después y en otra parte: como NaN en una boleta, como menos tres camisetas en un carrito.',
      },
      mostOften: {
        en: 'a TypeScript type taken for a check (it is gone at run time), a look at presence or typeof alone, or Number(…), which makes 12 of "12" and 0 of null.',
        es: 'tomar un tipo de TypeScript por una comprobación (al ejecutar ya no existe), mirar solo la presencia o typeof, o Number(…), que hace 12 de "12" y 0 de null.',
      },
      failures: {
        accepted: {
          en: 'Your service answered 200 and took it for a good list: {body}',
          es: 'Tu servicio respondió 200 y la tomó por una lista buena: {body}',
        },
        status: { en: 'Your service answered {got}.', es: 'Tu servicio respondió {got}.' },
      },
    },
    'names-every': {
      points: 2,
      after: ['refuses-wrong'],
      title: { en: 'names every wrong field, and no other', es: 'nombra cada campo incorrecto, y ningún otro' },
      given: {
        en: 'The warehouse answered 200 with {count} articles. Wrong in them were: {wrong}. The client had sent POST /refresh.',
        es: 'La bodega respondió 200 con {count} artículos. Lo incorrecto era: {wrong}. El cliente había enviado POST /refresh.',
      },
      because: {
        en: 'The 502 has {"errors": [{"index", "field"}, …]}: the place in the list, from 0, and the name of the field. Whoever has to mend the warehouse gets the whole bill at once, not one item a day.',
        es: 'El 502 lleva {"errors": [{"index", "field"}, …]}: el lugar en la lista, desde 0, y el nombre del campo. Quien tiene que arreglar la bodega recibe la cuenta completa de una vez, no un ítem por día.',
      },
      mostOften: {
        en: 'a validation that ends at the first mistake: a throw, a return, every() or some().',
        es: 'una validación que termina en el primer error: un throw, un return, every() o some().',
      },
      failures: {
        status: {
          en: 'Your service answered {got}, not 502 with errors: {body}',
          es: 'Tu servicio respondió {got}, no 502 con errors: {body}',
        },
        shape: {
          en: 'The 502 of your service has no list errors of objects: {body}',
          es: 'El 502 de tu servicio no trae una lista errors de objetos: {body}',
        },
        missed: {
          en: 'Your service named {named}. It did not name {field}.',
          es: 'Tu servicio nombró {named}. No nombró {field}.',
        },
        blamed: {
          en: 'Your service named {field}, and there is nothing wrong with that one.',
          es: 'Tu servicio nombró {field}, y ese no tiene nada incorrecto.',
        },
      },
    },
    'accepts-sound': {
      points: 1,
      after: ['takes-over'],
      title: { en: 'accepts all that the contract allows', es: 'acepta todo lo que el contrato permite' },
      given: {
        en: 'The warehouse answered 200 with a list that its contract allows: {how}. The client sent POST /refresh, then GET /articles.',
        es: 'La bodega respondió 200 con una lista que su contrato permite: {how}. El cliente envió POST /refresh y después GET /articles.',
      },
      because: {
        en: 'Too strict is wrong as well: the day the warehouse adds a field, or sells its last shirt, your service would stop. 0 is a number, an empty list is a list, and fields that you do not know are none of your business.',
        es: 'Demasiado estricto también está mal: el día en que la bodega agregue un campo, o venda la última camiseta, tu servicio se detendría. 0 es un número, una lista vacía es una lista, y los campos que no conoces no son asunto tuyo.',
      },
      mostOften: {
        en: '!item.available, which is true for 0, or a count of the keys.',
        es: '!item.available, que es verdadero para 0, o contar las claves.',
      },
      failures: {
        refused: {
          en: 'Your service answered POST /refresh with {got}: {body}',
          es: 'Tu servicio respondió a POST /refresh con {got}: {body}',
        },
        list: {
          en: 'Your service answered GET /articles with {got} and not with that list: {body}',
          es: 'Tu servicio respondió a GET /articles con {got} y no con esa lista: {body}',
        },
      },
    },
    'nothing-yet': {
      points: 1,
      after: ['takes-over'],
      title: { en: 'tells nothing known from nothing there', es: 'distingue "no se sabe" de "no hay nada"' },
      given: {
        en: 'The client sent GET /articles before any refresh, and once more after a refresh to which the warehouse answered {how}.',
        es: 'El cliente envió GET /articles antes de cualquier refresh, y otra vez después de uno al que la bodega respondió {how}.',
      },
      because: {
        en: 'Until a list has been taken over nobody knows what the shop sells: that is 503, for the moment. An empty list would say that it sells nothing, and the client would believe it.',
        es: 'Hasta que se adopta una lista nadie sabe qué vende la tienda: eso es 503, por el momento. Una lista vacía diría que no vende nada, y el cliente lo creería.',
      },
      mostOften: {
        en: 'an empty list as the first value of the variable.',
        es: 'una lista vacía como primer valor de la variable.',
      },
      failures: {
        empty: {
          en: 'Your service answered 200 with {count} articles.',
          es: 'Tu servicio respondió 200 con {count} artículos.',
        },
        status: { en: 'Your service answered {got}.', es: 'Tu servicio respondió {got}.' },
      },
    },
    'all-or-nothing': {
      points: 2,
      after: ['refuses-wrong'],
      title: { en: 'takes over all or nothing', es: 'adopta todo o nada' },
      given: {
        en: 'A good list had been taken over. Then every amount changed, and the warehouse sent a list with a mistake: {wrong}. The client sent POST /refresh, then GET /articles.',
        es: 'Ya se había adoptado una lista buena. Después cambiaron todas las cantidades, y la bodega envió una lista con un error: {wrong}. El cliente envió POST /refresh y después GET /articles.',
      },
      because: {
        en: 'A refused list changes nothing: GET /articles tells what was taken over last, whole. Half of a new list beside half of an old one is a stock that never existed at any moment.',
        es: 'Una lista rechazada no cambia nada: GET /articles dice lo último que se adoptó, entero. Media lista nueva junto a media vieja son unas existencias que no hubo en ningún momento.',
      },
      mostOften: {
        en: 'articles stored while the list is still being looked at, or the sound ones kept from a refused list.',
        es: 'guardar artículos mientras todavía se revisa la lista, o quedarse con los correctos de una lista rechazada.',
      },
      failures: {
        status: {
          en: 'Afterwards your service answered GET /articles with {got}.',
          es: 'Después tu servicio respondió a GET /articles con {got}.',
        },
        mixed: {
          en: 'GET /articles then had {count} articles, {fresh} of them from the refused list; {old} had been taken over.',
          es: 'GET /articles trajo entonces {count} artículos, {fresh} de ellos de la lista rechazada; se habían adoptado {old}.',
        },
      },
    },
  },
});
