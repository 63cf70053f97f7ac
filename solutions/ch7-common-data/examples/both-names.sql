ALTER TABLE stock ADD COLUMN on_hand INTEGER;
UPDATE stock SET on_hand = available;
CREATE TRIGGER from_old AFTER UPDATE OF available ON stock WHEN new.available IS NOT new.on_hand
  BEGIN UPDATE stock SET on_hand = new.available WHERE sku = new.sku; END;
CREATE TRIGGER from_new AFTER UPDATE OF on_hand ON stock WHEN new.on_hand IS NOT new.available
  BEGIN UPDATE stock SET available = new.on_hand WHERE sku = new.sku; END;
