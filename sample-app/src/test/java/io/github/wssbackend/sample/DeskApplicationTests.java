/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.wssbackend.sample;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

import io.github.wssbackend.WssGraph;
import io.github.wssbackend.WssServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The desk, spoken to through a real socket.
 */
@RunningDesk
class DeskApplicationTests {

	@Autowired
	private WssGraph graph;

	@Autowired
	private WssServers servers;

	private DeskSocket desk;

	@BeforeEach
	void connect() {
		this.desk = DeskSocket.open(this.servers.server("desk").orElseThrow().address());
	}

	@AfterEach
	void leave() {
		this.desk.close();
	}

	@Test
	void quotesAPrice() {
		assertThat(this.desk.request("desk.quote", "['ACME']").get("args"))
			.isEqualTo(json("{'symbol':'ACME','price':120.00}"));
	}

	@Test
	void functionBeanIsANode() {
		assertThat(this.desk.request("desk.fee", "[2500]").get("args").decimalValue()).isEqualByComparingTo("2.50");
	}

	@Test
	void carriesAnOrderOut() {
		JsonNode bought = this.desk.request("desk.order", "[{'symbol':'ACME','side':'BUY','quantity':10}]").get("args");
		assertThat(bought.get("number").asLong()).isPositive();
		assertThat(bought.get("price").decimalValue()).isEqualByComparingTo("120.00");
		assertThat(bought.get("fee").decimalValue()).isEqualByComparingTo("1.20");
		JsonNode sold = this.desk.request("desk.order", "{'symbol':'ACME','side':'SELL','quantity':10}").get("args");
		assertThat(sold.get("number").asLong()).isGreaterThan(bought.get("number").asLong());
	}

	@Test
	void everyoneSeesATradeAndThePortfolioAfterIt() {
		this.desk.subscribe("desk.order");
		this.desk.subscribe("desk.portfolio");
		try (DeskSocket other = DeskSocket.open(this.servers.server("desk").orElseThrow().address())) {
			other.request("desk.order", "[{'symbol':'HOOLI','side':'BUY','quantity':2}]");
		}
		assertThat(this.desk.emission("desk.order").get("symbol").asString()).isEqualTo("HOOLI");
		JsonNode portfolio = this.desk.next((frame) -> frame.path("callbackId").asString("").equals("desk.portfolio")
				&& !frame.get("args").get("positions").isEmpty());
		assertThat(portfolio.get("args").get("positions"))
			.isEqualTo(json("[{'symbol':'HOOLI','quantity':2,'value':420.50}]"));
		this.desk.request("desk.order", "[{'symbol':'HOOLI','side':'SELL','quantity':2}]");
	}

	@Test
	void refusesAnInvalidOrder() {
		JsonNode answer = this.desk.request("desk.order", "[{'symbol':'ACME','side':'BUY','quantity':-1}]");
		assertThat(answer.has("args")).isFalse();
		assertThat(answer.get("error").get("code").asString()).isEqualTo("validation-failed");
		assertThat(answer.get("error").get("status").asInt()).isEqualTo(400);
		assertThat(answer.get("error").get("detail").asString()).contains("quantity");
	}

	@Test
	void refusesToSellWhatIsNotThere() {
		JsonNode error = this.desk.request("desk.order", "[{'symbol':'GLOBEX','side':'SELL','quantity':1}]")
			.get("error");
		assertThat(error.get("code").asString()).isEqualTo("conflict");
		assertThat(error.get("detail").asString()).isEqualTo("The desk does not hold that many GLOBEX");
	}

	@Test
	void asksTheTraderToApproveALargeOrder() {
		int order = this.desk.ask("desk.order", "[{'symbol':'ACME','side':'BUY','quantity':300}]");
		approve(true);
		assertThat(this.desk.answer(order).get("args").get("quantity").asInt()).isEqualTo(300);
		int back = this.desk.ask("desk.order", "[{'symbol':'ACME','side':'SELL','quantity':300}]");
		approve(true);
		assertThat(this.desk.answer(back).has("args")).isTrue();
	}

	@Test
	void traderRefusesALargeOrder() {
		int order = this.desk.ask("desk.order", "[{'symbol':'ACME','side':'BUY','quantity':300}]");
		approve(false);
		assertThat(this.desk.answer(order).get("error").get("code").asString()).isEqualTo("conflict");
	}

	@Test
	void adviceSpeaksForAllRoutes() {
		for (String route : new String[] { "desk.quote", "desk.prices" }) {
			JsonNode error = this.desk.request(route, "['NOPE',1]").get("error");
			assertThat(error.get("code").asString()).isEqualTo("bad-request");
			assertThat(error.get("status").asInt()).isEqualTo(422);
			assertThat(error.get("detail").asString()).isEqualTo("Nobody quotes NOPE here");
		}
	}

	@Test
	void validatesPlainParameters() {
		JsonNode error = this.desk.request("desk.prices", "['ACME',0]").get("error");
		assertThat(error.get("code").asString()).isEqualTo("validation-failed");
	}

	@Test
	void watchlistHasThreeMethods() {
		assertThat(this.desk.request("desk.watchlist", "post", "['ACME']").get("args")).isEqualTo(json("['ACME']"));
		assertThat(this.desk.request("desk.watchlist", "POST", "['HOOLI']").get("args"))
			.isEqualTo(json("['ACME','HOOLI']"));
		assertThat(this.desk.request("desk.watchlist", "delete", "['ACME']").get("args")).isEqualTo(json("['HOOLI']"));
		assertThat(this.desk.request("desk.watchlist", "get", "[]").get("args")).isEqualTo(json("['HOOLI']"));
	}

	@Test
	void watchlistIsOfTheConnection() {
		this.desk.request("desk.watchlist", "post", "['ACME']");
		try (DeskSocket other = DeskSocket.open(this.servers.server("desk").orElseThrow().address())) {
			assertThat(other.request("desk.watchlist", "get", "[]").get("args")).isEqualTo(json("[]"));
		}
	}

	@Test
	void pricesFlowThroughThreeLevels() {
		for (String route : new String[] { "ticker.FLOW", "desk.average", "desk.alerts" }) {
			this.desk.subscribe(route);
		}
		publish("FLOW", "100.00");
		assertThat(this.desk.emission("ticker.FLOW").decimalValue()).isEqualByComparingTo("100");
		assertThat(trend("FLOW")).isEqualTo(json("{'price':100.00,'average':100.00}"));
		publish("FLOW", "110.00");
		assertThat(trend("FLOW")).isEqualTo(json("{'price':110.00,'average':105.00}"));
		assertThat(this.desk.emission("desk.alerts"))
			.isEqualTo(json("{'symbol':'FLOW','price':110.00,'average':105.00,'deviation':4.76}"));
	}

	@Test
	void peersDoNotFeedTheFlow() {
		JsonNode error = this.desk.request("desk.average", "[{'ACME':1}]").get("error");
		assertThat(error.get("code").asString()).isEqualTo("forbidden");
	}

	@Test
	void streamsTheNextPrices() {
		try (DeskSocket v1 = DeskSocket.open(this.servers.server("desk").orElseThrow().address(), "wss-backend.v1")) {
			assertThat(v1.greeting().get("protocol").asString()).isEqualTo("wss-backend.v1");
			int stream = v1.askInner("{'route':'desk.prices','args':['STREAM',2],'stream':true}");
			assertThat(v1.answer(stream).get("error").get("detail").asString()).contains("STREAM");
			publish("STREAM", "1.50");
			int again = v1.askInner("{'route':'desk.prices','args':['STREAM',2],'stream':true}");
			assertThat(element(v1, again)).isEqualByComparingTo("1.50");
			assertThat(element(v1, again)).isEqualByComparingTo("1.50");
			assertThat(v1.answer(again).has("more")).isFalse();
		}
	}

	/**
	 * The stream may not have begun when the first price is published: publish until one
	 * comes.
	 */
	private BigDecimal element(DeskSocket v1, int stream) {
		for (int i = 0; i < 200; i++) {
			publish("STREAM", "1.50");
			JsonNode frame = v1.poll();
			if (frame != null && frame.path("callbackId").asInt(0) == stream) {
				assertThat(frame.get("more").asBoolean()).isTrue();
				return frame.get("args").decimalValue();
			}
		}
		throw new AssertionError("No element came");
	}

	private void approve(boolean yes) {
		JsonNode call = this.desk.call("runRequest");
		assertThat(call.get("args").get(0).get("route").asString()).isEqualTo("approve");
		this.desk.send("{\"args\":" + yes + ",\"callbackId\":" + call.get("args").get(2) + "}");
	}

	private JsonNode trend(String symbol) {
		return this.desk
			.next((frame) -> frame.path("callbackId").asString("").equals("desk.average")
					&& frame.get("args").has(symbol))
			.get("args")
			.get(symbol);
	}

	private void publish(String symbol, String price) {
		Map<String, BigDecimal> prices = new TreeMap<>(Map.of("ACME", new BigDecimal("120.00"), "HOOLI",
				new BigDecimal("210.25"), "GLOBEX", new BigDecimal("48.50")));
		prices.put(symbol, new BigDecimal(price));
		this.graph.publish("ticker", prices);
	}

	private static JsonNode json(String text) {
		return JsonMapper.shared().readTree(text.replace('\'', '"'));
	}

}
