import { exercise } from '../exercise.ts';

export default exercise({
  id: 'ch7/shared-table',
  slug: 'ch7-common-data/01-shared-table',
  tier: 'core',
  title: { en: 'Two services, one table', es: 'Dos servicios, una tabla' },
  mends: true,
  service: 'shop',
  environment: { BANK_URL: 'http://bank' },
  exports: { shop: 'service', warehouse: 'service' },
  calls: [
    {
      request: 'PUT /orders/{order.id}',
      body: {
        sku: '{order.sku}',
        quantity: '{order.quantity}',
        amount_cents: '{order.amount_cents}',
        currency: '{order.currency}',
      },
    },
  ],
  checks: {
    sells: {
      points: 1,
      title: { en: 'sells what is there', es: 'vende lo que hay' },
      given: {
        en: 'The table was as it always was, and nobody else used it. The client sent PUT /orders/{order} with quantity {quantity}.',
        es: 'La tabla estaba como siempre, y nadie más la usaba. El cliente envió PUT /orders/{order} con quantity {quantity}.',
      },
      because: {
        en: "The shop takes the pieces out of the table, has them paid at the bank and answers 201 with the bank's receipt. Where there are not enough it answers 409, and nobody pays.",
        es: 'La tienda saca las piezas de la tabla, las cobra por medio de bank y responde 201 con el recibo de bank. Donde no alcanza, responde 409 y nadie paga.',
      },
      mostOften: {
        en: 'a payment that comes before the look, an answer without the field receipt, or > in place of >=.',
        es: 'un pago que llega antes de la mirada, una respuesta sin el campo receipt, o > en lugar de >=.',
      },
      failures: {
        status: { en: 'Your shop answered {got}', es: 'Tu tienda respondió {got}' },
        unpaid: {
          en: 'Your shop had nothing paid, or another amount.',
          es: 'Tu tienda no hizo pagar nada, o pagó otro monto.',
        },
        receipt: {
          en: 'Your shop answered {got}, without the receipt that the bank gave.',
          es: 'Tu tienda respondió {got}, sin el recibo que dio bank.',
        },
        stock: {
          en: 'There were {had} pieces before; afterwards the table held {got}.',
          es: 'Antes había {had} piezas; después, la tabla tenía {got}.',
        },
        'sold-out': {
          en: 'There were {left} pieces left. To an order for {quantity} your shop answered {got} instead of 409.',
          es: 'Quedaban {left} piezas. A un pedido por {quantity} tu tienda respondió {got} en lugar de 409.',
        },
        paid: {
          en: 'There were {left} pieces left. Your shop refused an order for {quantity}, and had it paid all the same.',
          es: 'Quedaban {left} piezas. Tu tienda rechazó un pedido por {quantity}, y aun así lo hizo pagar.',
        },
        last: {
          en: 'There were {left} pieces left. To an order for all {left} your shop answered {got}; afterwards the table held {remaining}.',
          es: 'Quedaban {left} piezas. A un pedido por las {left} tu tienda respondió {got}; después, la tabla tenía {remaining}.',
        },
      },
    },
    'lets-others-write': {
      points: 1,
      after: ['sells'],
      title: { en: 'lets others write while the bank works', es: 'deja escribir a otros mientras bank trabaja' },
      given: {
        en: 'The bank took {takes} ms over order {order}. Half a second in, a delivery came to the warehouse.',
        es: 'bank tardó {takes} ms con el pedido {order}. Al medio segundo llegó una entrega a la bodega (warehouse).',
      },
      because: {
        en: 'A transaction that is open across a call locks the table for as long as the other service takes. Everybody who writes here then waits for a bank of which they have never heard.',
        es: 'Una transacción abierta durante una llamada bloquea la tabla todo lo que tarde el otro servicio. Quien escriba aquí espera entonces a un banco que no conoce.',
      },
      mostOften: {
        en: 'BEGIN before the await and COMMIT after it.',
        es: 'BEGIN antes del await y COMMIT después.',
      },
      failures: {
        'shut-out': {
          en: 'The delivery was answered with {got} after {took} ms.',
          es: 'La entrega recibió {got} a los {took} ms.',
        },
        unreadable: {
          en: 'Whoever read the table at that time got the error "{got}".',
          es: 'Quien leyó la tabla en ese momento recibió el error "{got}".',
        },
      },
    },
    'keeps-every-change': {
      points: 1,
      after: ['lets-others-write'],
      title: { en: 'keeps every change of interleaved writers', es: 'conserva los cambios de escritores entrelazados' },
      given: {
        en: 'There were {had} pieces. Two orders came at once, for {first} and {second}; while the bank worked ({takes} ms), {delivered} were delivered.',
        es: 'Había {had} piezas. Llegaron dos pedidos a la vez, de {first} y de {second}; mientras bank trabajaba ({takes} ms), se entregaron {delivered}.',
      },
      because: {
        en: 'Between a look and a write others write. Whoever puts back a number that was computed from an old look wipes out their changes: a lost update. The statement itself has to say what changes: SET on_hand = on_hand - ?',
        es: 'Entre una lectura y una escritura escriben otros. Quien escribe un número calculado con una lectura vieja borra esos cambios: una actualización perdida. La propia sentencia debe decir qué cambia: SET on_hand = on_hand - ?',
      },
      mostOften: {
        en: 'a SELECT, an await, and an UPDATE with the number from before.',
        es: 'un SELECT, un await y un UPDATE con el número de antes.',
      },
      failures: {
        status: {
          en: 'The two orders and the delivery were answered with {got}.',
          es: 'Los dos pedidos y la entrega recibieron {got}.',
        },
        lost: {
          en: 'Afterwards the table held {got} pieces instead of {due}.',
          es: 'Después, la tabla tenía {got} piezas en lugar de {due}.',
        },
      },
    },
    'last-piece': {
      points: 1,
      after: ['lets-others-write'],
      title: { en: 'sells the last pieces to one of two', es: 'vende las últimas piezas a uno de dos' },
      given: {
        en: 'There were {had} pieces. Two orders for {quantity} each came at the same moment.',
        es: 'Había {had} piezas. Dos pedidos de {quantity} cada uno llegaron en el mismo momento.',
      },
      because: {
        en: 'Both looks find enough; only one order can be served. One statement has to look and take, and tell whether it took: UPDATE … WHERE on_hand >= ?. The other order is 409, and nobody pays for goods that are not there.',
        es: 'Las dos lecturas encuentran suficiente, y solo un pedido puede atenderse. Una misma sentencia debe comprobar y tomar, y decir si tomó: UPDATE … WHERE on_hand >= ?. El otro pedido es 409, y nadie paga por lo que no hay.',
      },
      mostOften: {
        en: 'a check before the await that nobody repeats after it.',
        es: 'una comprobación antes del await que nadie repite después.',
      },
      failures: {
        negative: {
          en: 'The orders were answered with {got}; afterwards the table held {left} pieces.',
          es: 'Los pedidos recibieron {got}; después, la tabla tenía {left} piezas.',
        },
        oversold: {
          en: 'Both were sold: the orders were answered with {got}.',
          es: 'Se vendieron los dos: los pedidos recibieron {got}.',
        },
        paid: {
          en: 'The orders were answered with {got}, but {paid} were paid.',
          es: 'Los pedidos recibieron {got}, pero se pagaron {paid}.',
        },
        status: {
          en: 'The orders were answered with {got}; one 201 and one 409 are due.',
          es: 'Los pedidos recibieron {got}; se esperaba un 201 y un 409.',
        },
      },
    },
    'gives-back': {
      points: 1,
      after: ['sells'],
      title: { en: 'gives back what was not paid', es: 'devuelve lo que no se pagó' },
      given: {
        en: 'The bank failed order {order} ({how}); meanwhile {delivered} pieces were delivered.',
        es: 'bank falló con el pedido {order} ({how}); mientras tanto se entregaron {delivered} piezas.',
      },
      because: {
        en: 'The client hears 502, and what the order took (quantity {quantity}) is for sale again. It is added to what the table holds by now: others have written since.',
        es: 'El cliente recibe 502, y lo que sacó el pedido (quantity {quantity}) vuelve a estar en venta. Se suma a lo que la tabla tiene ahora: otros escribieron entretanto.',
      },
      mostOften: {
        en: 'goods that nobody gives back, or a number put back as it was before.',
        es: 'mercancía que nadie devuelve, o un número repuesto tal como estaba antes.',
      },
      failures: {
        status: { en: 'Your shop answered {got}', es: 'Tu tienda respondió {got}' },
        kept: {
          en: 'Your shop answered {got}; afterwards the table held {left} pieces instead of {due}.',
          es: 'Tu tienda respondió {got}; después, la tabla tenía {left} piezas en lugar de {due}.',
        },
        twice: {
          en: 'The client had sent the order a second time while the first was at the bank, and the bank failed both. Afterwards the table held {left} pieces instead of {due}.',
          es: 'El cliente había enviado el pedido por segunda vez mientras el primero estaba en bank, y bank falló con ambos. Después, la tabla tenía {left} piezas en lugar de {due}.',
          mostOften: {
            en: 'a give-back that does not look whether the order is still there.',
            es: 'una devolución que no mira si el pedido sigue ahí.',
          },
        },
      },
    },
    'old-reader': {
      points: 2,
      title: {
        en: 'renames the column, and old readers notice nothing',
        es: 'renombra la columna sin que el lector viejo lo note',
      },
      given: {
        en: 'The table had its old form and its goods when your services were started. The service of another team reads as it has for years: {reader}',
        es: 'La tabla tenía su forma vieja y su mercancía cuando se iniciaron tus servicios. El servicio de otro equipo lee como desde hace años: {reader}',
      },
      because: {
        en: 'The table is yours to change; the view is what was promised. It keeps its names and shows what the table holds now, also after the second start.',
        es: 'La tabla es tuya y puedes cambiarla; la vista es lo prometido. Conserva sus nombres y muestra lo que la tabla tiene ahora, también después del segundo inicio.',
      },
      mostOften: {
        en: 'ALTER TABLE … RENAME COLUMN and nothing else: SQLite renames the column inside the view too.',
        es: 'ALTER TABLE … RENAME COLUMN y nada más: SQLite cambia el nombre también dentro de la vista.',
      },
      failures: {
        unchanged: {
          en: 'The columns of stock are {got}: available was to become on_hand.',
          es: 'Las columnas de stock son {got}: available debía llamarse on_hand.',
        },
        gone: {
          en: 'It got the error "{got}" (reading no. {when}).',
          es: 'Recibió el error "{got}" (lectura n.º {when}).',
        },
        rows: {
          en: 'For {sku} it got {name} = {got} instead of {due} (reading no. {when}: 2 is after a delivery, 3 after a restart).',
          es: 'De {sku} recibió {name} = {got} en lugar de {due} (lectura n.º {when}: la 2 es tras una entrega; la 3, tras un reinicio).',
        },
        half: {
          en: 'The power failed while your file changed the table, right after its write no. {write} to disk; {when} it got {got}.',
          es: 'La energía se cortó mientras tu archivo cambiaba la tabla, justo después de su escritura n.º {write} en disco; {when} recibió {got}.',
          mostOften: {
            en: 'the column renamed and the view made anew without one transaction around both.',
            es: 'la columna renombrada y la vista hecha de nuevo sin una misma transacción para ambas.',
          },
        },
        delivery: {
          en: 'A delivery to the new table was answered with {got}',
          es: 'Una entrega a la tabla nueva recibió {got}',
        },
      },
    },
    'locked-table': {
      points: 1,
      after: ['sells'],
      title: { en: 'answers 503 while somebody holds the lock', es: 'responde 503 mientras otro tiene el bloqueo' },
      given: {
        en: 'Somebody else, a backup perhaps, held the lock of shop.sqlite when order {order} and a delivery came. Later the same order came again.',
        es: 'Alguien más, quizás un respaldo, tenía el bloqueo de shop.sqlite cuando llegaron el pedido {order} y una entrega. Más tarde llegó otra vez el mismo pedido.',
      },
      because: {
        en: 'Nothing was done and later it will work: that is 503 with Retry-After, or a short wait until the lock is free. It is not a fault of the client, nor of the program.',
        es: 'No se hizo nada y más tarde se podrá: eso es 503 con Retry-After, o una espera corta hasta que el bloqueo se libere. No es un error del cliente ni del programa.',
      },
      mostOften: {
        en: 'an exception "database is locked" that nobody catches.',
        es: 'una excepción "database is locked" que nadie atrapa.',
      },
      failures: {
        status: { en: '{what} was answered with {got}', es: '{what} recibió {got}' },
        'no-retry-after': {
          en: '{what} was answered with 503, without Retry-After.',
          es: '{what} recibió 503, sin Retry-After.',
        },
        later: {
          en: 'When the lock was free again, the same order was answered with {got}',
          es: 'Con el bloqueo libre otra vez, el mismo pedido recibió {got}',
        },
        stock: {
          en: 'In the end the table held {got} pieces instead of {due}.',
          es: 'Al final la tabla tenía {got} piezas en lugar de {due}.',
        },
      },
    },
    'crash-in-between': {
      points: 1,
      after: ['lets-others-write'],
      title: { en: 'takes an order once, also after a crash', es: 'toma un pedido una vez, también tras una caída' },
      given: {
        en: 'There were {had} pieces. {after} ms after order {order} (quantity {quantity}) the shop was killed, with the bank at work, and started again. The client repeated its PUT, twice.',
        es: 'Había {had} piezas. A los {after} ms del pedido {order} (quantity {quantity}) se mató el proceso de la tienda, con bank trabajando, y se inició de nuevo. El cliente repitió su PUT dos veces.',
      },
      because: {
        en: 'What belongs together is written in one transaction: the pieces that are gone, and for which order. Then a restart knows of both or of neither, and the repetition takes nothing a second time.',
        es: 'Lo que va junto se escribe en una sola transacción: las piezas que salieron y para qué pedido. Así, tras un reinicio se sabe de ambas cosas o de ninguna, y la repetición no saca nada por segunda vez.',
      },
      mostOften: {
        en: 'an order that is noted nowhere, or only after the bank has answered, though its goods were taken before.',
        es: 'un pedido que no se anota, o que se anota después de que bank responde, aunque su mercancía salió antes.',
      },
      failures: {
        status: {
          en: 'PUT no. {time} was answered with {got}',
          es: 'El PUT n.º {time} recibió {got}',
        },
        stock: {
          en: 'After PUT no. {time} the table held {got} pieces.',
          es: 'Después del PUT n.º {time} la tabla tenía {got} piezas.',
        },
      },
    },
    'all-or-nothing': {
      points: 1,
      after: ['crash-in-between', 'gives-back'],
      title: { en: 'leaves no order half done', es: 'no deja ningún pedido a medias' },
      given: {
        en: 'There were {had} pieces. The power failed right after write {write} of your shop to disk for order {order} (quantity 1; the bank {bank}). Then it was started again, and the client repeated its PUT, which the bank took.',
        es: 'Había {had} piezas. La energía se cortó justo después de la escritura {write} de tu tienda en disco por el pedido {order} (quantity 1; bank {bank}). Después se inició de nuevo, y el cliente repitió su PUT, que bank aceptó.',
      },
      because: {
        en: 'Between two statements the process can end. If the pieces are gone and the order is not noted, the repetition takes them again; if the order is deleted and its pieces are not back, they are lost. Each pair stands in one transaction: on the way there and on the way back.',
        es: 'Entre dos sentencias el proceso puede terminar. Si las piezas salieron y el pedido no está anotado, la repetición las saca otra vez; si el pedido se borró y sus piezas no volvieron, se perdieron. Cada par va en una sola transacción: a la ida y a la vuelta.',
      },
      mostOften: {
        en: 'two statements without BEGIN and COMMIT, often those that give back.',
        es: 'dos sentencias sin BEGIN y COMMIT, muchas veces las que devuelven.',
      },
      failures: {
        status: {
          en: 'The repetition was answered with {got}',
          es: 'La repetición recibió {got}',
        },
        stock: {
          en: 'Afterwards the table held {got} pieces instead of {due}.',
          es: 'Después, la tabla tenía {got} piezas en lugar de {due}.',
        },
      },
    },
  },
});
